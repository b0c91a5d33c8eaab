"""Tài khoản: who may do what, for administrators."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.users_view import show_users
from ytcs_data.views.who import Act, require_here
from ytcs_data.words import _

begin_page(_("Tài khoản"))
require_here(Act.MANAGE_USERS)
show_users()
