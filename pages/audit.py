"""Nhật ký: who did what, for administrators."""

from ytcs_data.views.audit_view import show_audit
from ytcs_data.views.frame import begin_page
from ytcs_data.views.who import Act, require_here
from ytcs_data.words import _

begin_page(_("Nhật ký"))
require_here(Act.READ_AUDIT)
show_audit()
