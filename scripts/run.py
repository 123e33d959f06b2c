"""Brings Tsuzuki up on this machine: packages, secrets, tables, static files, demo, web server and worker."""

from __future__ import annotations

import argparse
import errno
import http.client
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts import setup, trial
from scripts.processes import Processes

DOORS = (
    ("/", "public: materials, venues, the number pad", "教材と会場"),
    ("/me/", "learner: opened by the QR code of a card", "受講者（カードから）"),
    ("/classroom/", "instructors: today's register", "教室"),
    ("/office/", "municipal and prefecture staff", "事務"),
    ("/admin/", "editors: pages and materials", "教材の編集"),
)


def require_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as problem:
            setup.stop(port_sentence(getattr(problem, "errno", None), host, port))


def port_sentence(code: int | None, host: str, port: int) -> str:
    if code == errno.EADDRINUSE:
        return (
            f"Port {port} is in use. Stop the other program, or choose another: make run PORT={port + 1}\n"
            f"ポート {port} は使用中です。ほかの番号でお試しください: make run PORT={port + 1}"
        )
    if code == errno.EACCES:
        return (
            f"Port {port} needs administrator rights. Choose one above 1023: make run PORT=8000\n"
            f"ポート {port} には管理者権限が必要です。1024 以上の番号でお試しください: make run PORT=8000"
        )
    return (
        f"{host}:{port} can't be used as an address of this machine. Try: make run HOST=0.0.0.0 PORT=8000\n"
        f"{host}:{port} はこの機械では使えません。お試しください: make run HOST=0.0.0.0 PORT=8000"
    )


def server_command(host: str, port: int, application: str = "lms.wsgi:application") -> list[str]:
    command = [str(setup.VENV / "bin" / "granian"), application, "--interface", "wsgi"]
    command += ["--host", host, "--port", str(port), "--workers", "2", "--blocking-threads", "1"]
    return command + ["--respawn-failed-workers", "--log-level", "warning", "--no-ws", "--workers-kill-timeout", "8"]


def answers(host: str, port: int) -> bool:
    address = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    connection = http.client.HTTPConnection(address, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": f"127.0.0.1:{port}"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def welcome(env: Mapping[str, str]) -> None:
    print(f"\nTsuzuki is up（起動しました）: {env['SITE_URL']}/\n")
    for path, english, japanese in DOORS:
        print(f"  {env['SITE_URL']}{path:<12} {english}（{japanese}）")
    file = Path(env["VAR_DIR"]) / "accounts.txt"
    if file.is_file():
        print(f"\nDemo accounts: user name, password, role（見本の職員と講師: {file}）\n")
        for user, (name, password) in accounts(file.read_text(encoding="utf-8")).items():
            print(f"  {user:<12} {password:<20} {name}")
    print(flush=True)


def accounts(text: str) -> dict[str, tuple[str, str]]:
    """Lines are role, user name and password. A later line of the same user name belongs to a newer database."""
    rows = [line.split("\t") for line in text.splitlines()]
    return {row[1]: (row[0], row[2]) for row in rows if len(row) == 3}


def show_card(env: Mapping[str, str]) -> None:
    """A demo learner's card as a QR code; scan it with a phone, or open the address below it."""
    if (setup.ROOT / "lms" / "management" / "commands" / "demo_card.py").is_file():
        trial.manage(env, "demo_card")


def serve(host: str, port: int, env: Mapping[str, str]) -> int:
    processes = Processes(env, setup.ROOT)
    gone = None
    try:
        processes.start("web server", server_command(host, port))
        if processes.wait_until(lambda: answers(host, port), seconds=60):
            # Only now, since both load the whole program and people wait for the first.
            processes.start("worker", [str(setup.VENV_PYTHON), "manage.py", "qcluster"])
            welcome(env)
            show_card(env)
            print("Ctrl-C ends it.（終わるときは Ctrl-C）", flush=True)
            gone = processes.watch()
        elif not processes.signals:
            gone = processes.ended() or "web server"
    finally:
        print("\nStopping ...（終了しています）", flush=True)
        processes.stop()
    if gone:
        print(
            f"The {gone} ended or did not answer; the lines above say why.（上の表示をご覧ください。）", file=sys.stderr
        )
    return 1 if gone else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default=8000, type=int)
    options = parser.parse_args()
    setup.require_python()
    require_port(options.host, options.port)
    os.umask(0o077)
    setup.require_writable(trial.var_folder())
    setup.ready()
    env = trial.environment(options.host, options.port)
    trial.make_secrets(Path(env["VAR_DIR"]))
    trial.bring_up_to_date(env)
    return serve(options.host, options.port, env)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.（中断しました。もう一度実行すると続きから始まります。）")
