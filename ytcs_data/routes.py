"""Answers to a browser that are no pages: health, the map's scripts, geometry and values.

Geometry and values come from addresses that name their content, so a browser may keep them
for ever; only an address that a page has handed out is answered.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.choropleth import assets
from ytcs_data import load, map_documents, map_values
from ytcs_data.accounts import Act, may
from ytcs_data.accounts.sign_in import COOKIE, may_view, signed_in
from ytcs_data.accounts.signing import is_signed
from ytcs_data.sign_in_routes import SIGN_IN_ROUTES

LOG = logging.getLogger("ytcs.requests")
FOR_EVER = {"Cache-Control": "private, max-age=31536000, immutable"}
VERSION = "/version"
UPLOADS = "/_stcore/upload_file/"  # where Streamlit takes files
LATELY = 0.5  # seconds
MEDIA_TYPES = {"js": "text/javascript", "css": "text/css"}

_asked_at, _version = -math.inf, ""


def health(_request: Request) -> Response:
    """Say whether the store answers, and which version of the data it holds."""
    try:
        return JSONResponse({"status": "ok", "data_version": load.version()})
    except Exception:
        LOG.exception("health: the store does not answer")
        return JSONResponse({"status": "store does not answer"}, status_code=503)


async def version(_request: Request) -> Response:
    """Say which version of the data the store holds, or held a moment ago.

    Every open page asks every few seconds, so the store is not asked for each of them.
    """
    global _asked_at, _version
    if time.monotonic() - _asked_at > LATELY:
        _asked_at = time.monotonic()  # first: who asks meanwhile gets the answer of before
        _version = str(await run_in_threadpool(load.version))
    return PlainTextResponse(_version, headers={"Cache-Control": "no-store"})


def asset(request: Request) -> Response:
    """Send a script or style of the map."""
    name = request.path_params["name"]
    if name not in assets():
        return PlainTextResponse("not found", status_code=404)
    kind = MEDIA_TYPES[name.rsplit(".", 1)[1]]
    return Response(assets()[name], media_type=kind, headers=FOR_EVER)


async def geometry(request: Request) -> Response:
    """Send the outlines of one vintage and scope."""
    return await _document(request, map_documents.geometry)


async def values(request: Request) -> Response:
    """Send the values of one indicator over all periods of a vintage."""
    return await _document(request, map_values.values)


async def stations(request: Request) -> Response:
    """Send stations and points of one vintage and scope with their places."""
    return await _document(request, map_documents.stations)


async def indicators(request: Request) -> Response:
    """Send the list of indicators with the addresses of their values, as they are now."""
    if not await _handed_out(request):
        return _no_access()
    asked = {name: request.path_params[name] for name in ("vintage", "scope", "basis")}
    document = await run_in_threadpool(map_values.indicators, *asked.values())
    headers = {"Cache-Control": "no-store", "Content-Encoding": "gzip"}
    return Response(document.gzipped, media_type=document.media_type, headers=headers)


async def _handed_out(request: Request) -> bool:
    """Whether a page gave this address away, and whoever asks may see figures."""
    if not is_signed(request.url.path, request.query_params.get("key", "")):
        return False
    return await run_in_threadpool(may_view, request.cookies.get(COOKIE, ""))


def _no_access() -> Response:
    return PlainTextResponse("no access", status_code=403)


async def _document(request: Request, build: Callable[..., map_documents.Document]) -> Response:
    if not await _handed_out(request):
        return _no_access()
    asked = dict(request.path_params)
    content = asked.pop("content")
    document = await run_in_threadpool(build, *asked.values())
    if document.content != content:  # kept for ever under this name, so never answered wrongly
        return PlainTextResponse("gone: the data have changed", status_code=410)
    headers = {**FOR_EVER, "Content-Encoding": "gzip"}
    return Response(document.gzipped, media_type=document.media_type, headers=headers)


class UploadGuard:
    """Keep files only of who may let them be checked; anybody else could fill the memory."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and UPLOADS in scope["path"]:
            token = Request(scope).cookies.get(COOKIE, "")
            user = await run_in_threadpool(signed_in, token)
            if not may(user, Act.CHECK):
                await _no_access()(scope, receive, send)
                return
        await self.app(scope, receive, send)


class RequestLog:
    """Write one line a request: method, path, status and duration."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] == VERSION:  # asked too often to be told
            await self.app(scope, receive, send)
            return
        start = time.perf_counter()
        status = 0

        async def note_status(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, note_status)
        finally:
            took = 1000 * (time.perf_counter() - start)
            LOG.info("%s %s %s %.1f ms", scope["method"], scope["path"], status, took)


ROUTES = [
    Route("/health", health),
    Route(VERSION, version),
    Route("/assets/{name}", asset),
    Route("/geometry/{vintage}/{scope}/{content}.json", geometry),
    Route("/values/{vintage}/{scope}/{indicator_id}/{basis}/{content}.bin", values),
    Route("/values/{vintage}/{scope}/{basis}/{version}.json", indicators),
    Route("/stations/{vintage}/{scope}/{content}.json", stations),
    *SIGN_IN_ROUTES,
]

MIDDLEWARE = [Middleware(RequestLog), Middleware(UploadGuard)]
