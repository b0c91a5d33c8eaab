"""Set the project up and run it, with nothing but Python: `python run.py`.

    python run.py                     the dashboard, with sample data if there are none yet
    python run.py setup               only what the dashboard needs
    python run.py test [ARGUMENT…]    every check; with arguments only pytest, with these
    python run.py bench [ARGUMENT…]   the measurements of benchmarks/
    python run.py ytcs ARGUMENT…      the command line, for example `ytcs indicators`

Everything is installed into `.venv` from the lock files, whose hashes pip checks. A stamp in it
says for which locks and Python it was made. Written last, so an interrupted set-up is done again.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an office computer may have an older one
    sys.exit("Cần Python 3.11 trở lên; máy này đang dùng Python " + sys.version.split()[0] + ".")

import argparse
import errno
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "set-up.json"
LOCK, TEST_LOCK = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
START_SECONDS = 120  # a first start on a slow disk with a virus scanner


def main(arguments):
    commands = {"setup": setup, "test": test, "bench": bench, "ytcs": ytcs}
    if arguments and arguments[0] in commands:
        return commands[arguments[0]](arguments[1:])
    return start(arguments)


def setup(arguments):
    """Make `.venv` for the dashboard."""
    if arguments:
        sys.exit(f"“setup” không nhận tham số: {' '.join(arguments)}")
    install(LOCK)


def start(arguments):
    """Set up, fill an empty store with the sample, and serve until Ctrl+C."""
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0: cho cả mạng nội bộ")
    parser.add_argument("--port", type=int, default=8501)
    options = parser.parse_args(arguments)
    refuse_taken_port(options.host, options.port)
    install(LOCK)
    if python("-m", "ytcs_data.cli", "prepare"):
        return 1
    address = ["--server.address", options.host, "--server.port", str(options.port)]
    return serve(["-m", "streamlit", "run", "app.py", *address], options.host, options.port)


def test(arguments):
    """All checks in turn; the ones that failed are named at the end."""
    install_for_tests()
    checks = {
        "ruff check": ["-m", "ruff", "check"],
        "ruff format": ["-m", "ruff", "format", "--check"],
        "mypy": ["-m", "mypy"],
        "pytest": ["-m", "pytest", "-n", "2", "--dist", "loadfile"],
    }
    if arguments:
        checks = {"pytest": ["-m", "pytest", *arguments]}
    results = {}
    for name, command in checks.items():
        began = time.monotonic()
        code = python(*command)
        results[name] = (code, f"{'hỏng' if code else 'đạt'} ({time.monotonic() - began:.0f} s)")
    print("\n".join(f"{name}: {words}" for name, (_, words) in results.items()), flush=True)
    return int(any(code for code, _ in results.values()))


def bench(arguments):
    """The measurements; they drive a browser, so they need what the tests need."""
    install_for_tests()
    return python("-m", "benchmarks", *arguments)


def ytcs(arguments):
    """The command line, from the folder the reader stands in, where the files are."""
    install(LOCK)
    return python("-m", "ytcs_data.cli", *arguments, cwd=Path.cwd())


def install(*locks):
    """Make or complete `.venv`, unless its stamp says that all of the locks are in it."""
    wanted = {lock.name: hashlib.sha256(lock.read_bytes()).hexdigest() for lock in locks}
    stamp = json.loads(STAMP.read_text(encoding="utf-8")) if STAMP.is_file() else {}
    fits = PYTHON.is_file() and stamp.get("python") == sys.version
    if fits and wanted.items() <= stamp.items():
        return
    print("Đang cài đặt vào .venv; lần đầu mất vài phút…", flush=True)
    STAMP.unlink(missing_ok=True)
    if not fits:
        make_venv()
    pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    files = [part for lock in locks for part in ("-r", str(lock))]
    if python(*pip, *quiet, "--require-hashes", *files):
        sys.exit("Cài đặt không xong: xem lời báo của pip ở trên rồi chạy lại lệnh này.")
    STAMP.write_text(json.dumps({"python": sys.version, **wanted}, indent=1), encoding="utf-8")


def install_for_tests():
    """Also the test tools, and a Chromium; the programs that follow read where it is."""
    install(LOCK, TEST_LOCK)
    command = [PYTHON, "-m", "tests.browser.chromium"]
    chromium = subprocess.run(command, **surroundings(), stdout=subprocess.PIPE)
    if chromium.returncode:
        sys.exit(chromium.returncode)
    os.environ["YTCS_CHROMIUM"] = chromium.stdout.decode("utf-8").strip()


def make_venv():
    """An empty `.venv`; Debian's Python comes without the part that puts pip into it."""
    try:
        import ensurepip  # noqa: F401 - only asked whether it is there
    except ImportError:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not (shutil.which("apt-get") and os.geteuid() == 0):
            sys.exit(f"Thiếu thành phần venv của Python. Cài gói {package} rồi chạy lại.")
        subprocess.run(["apt-get", "update", "-q"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-q", package], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def surroundings(cwd=ROOT):
    """Where a program of ours runs: it finds the packages, and writes UTF-8 also on Windows."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return {"cwd": cwd, "env": {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}}


def python(*arguments, cwd=ROOT):
    """Run the Python of `.venv`; its exit code."""
    return subprocess.run([PYTHON, *arguments], **surroundings(cwd)).returncode


def refuse_taken_port(host, port):
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(f"Cổng {port} đang được dùng. Chọn cổng khác: python run.py --port {port + 1}")
        sys.exit(f"Máy này không có địa chỉ {host}:{port}. Xem lại --host và --port.")


def serve(command, host, port):
    """Run the server until Ctrl+C; say where it is as soon as it answers."""
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    seen_at = "127.0.0.1" if host == "0.0.0.0" else host
    server = subprocess.Popen([PYTHON, *command], **surroundings())
    try:
        if answers(f"http://{seen_at}:{port}/health", server):
            print(f"Mở http://{seen_at}:{port} trong trình duyệt. Dừng: Ctrl+C.", flush=True)
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        print("Đã dừng.", flush=True)
        return 0


def answers(url, server):
    """True once the server says anything at all; False when it ended or took too long."""
    until = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Đã dừng.")
