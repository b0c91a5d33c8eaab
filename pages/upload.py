"""Nộp số liệu: files of any office, looked at first and then stored."""

from ytcs_data.views.frame import begin_page
from ytcs_data.views.upload_view import show_upload
from ytcs_data.words import _

chosen = begin_page(_("Nộp số liệu"))
show_upload(chosen)
