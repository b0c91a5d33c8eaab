"""A page with a heading and nothing else: what Streamlit itself takes, the least possible."""

import streamlit as st

st.title("Không có gì")
