"""What the upload page remembers between two runs: never the content of a file.

With `selection` and `boxes` the only modules that touch the session.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ytcs_data.rehearsal import Upload

ROUND, HASHES, OUTCOMES = "upload_round", "upload_hashes", "upload_outcomes"
OWNER = "upload_owner"


@dataclass(frozen=True)
class Outcome:
    """What became of one file: stored as a snapshot, or a sentence why not."""

    file_name: str
    snapshot_id: int = 0
    rows: int = 0
    why_not: str = ""
    measures: tuple[str, ...] = ()
    vintage: str = ""
    period: str = ""
    province: str = ""


def begin_as(user: str) -> None:
    """Let go of what somebody else sent in this window, who was signed in before."""
    if st.session_state.setdefault(OWNER, user) != user:
        st.session_state[OWNER] = user
        begin_anew()
        remember_outcomes([])


def uploader_key() -> str:
    """The key of the box for files; another one after `begin_anew`, so that it is empty."""
    return f"upload_{st.session_state.get(ROUND, 0)}"


def begin_anew() -> None:
    """Let go of the files that were sent."""
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.session_state[HASHES] = {}


def as_uploads(files: list[UploadedFile]) -> list[Upload]:
    """Files by their hashes, which are made once."""
    before: dict[str, str] = st.session_state.get(HASHES, {})
    hashes = {
        file.file_id: before.get(file.file_id) or hashlib.sha256(file.getbuffer()).hexdigest()
        for file in files
    }
    st.session_state[HASHES] = hashes
    return [Upload(file.name, hashes[file.file_id], file.getvalue) for file in files]


def remember_outcomes(outcomes: list[Outcome]) -> None:
    """As plain dicts: a class would not survive a code reload."""
    st.session_state[OUTCOMES] = [asdict(outcome) for outcome in outcomes]


def outcomes() -> list[Outcome]:
    """What became of the files that were stored last."""
    return [Outcome(**told) for told in st.session_state.get(OUTCOMES, [])]
