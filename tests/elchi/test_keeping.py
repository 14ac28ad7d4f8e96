"""What is kept: backups of the ledger, from the command line."""

from pathlib import Path

from tests.elchi.runner import counts, run


def test_a_backup_brings_everything_back(own_db: Path, tmp_path: Path) -> None:
    before, file = counts(own_db), tmp_path / "kept.sqlite"
    done = run("backup", file, "--db", own_db)
    assert (done.code, done.out, done.err.startswith(f"{file}: ")) == (0, "", True)
    assert run("restore", file, "--db", tmp_path / "new").code == 0
    assert counts(tmp_path / "new") == before
    assert run("verify", "--db", tmp_path / "new").code == 0


def test_what_is_there_is_not_replaced_unasked(own_db: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    assert run("backup", file, "--db", own_db).code == 0
    for command in ("backup", "restore"):
        refused = run(command, file, "--db", own_db)
        assert (refused.code, "--force" in refused.err) == (1, True)
        assert run(command, file, "--db", own_db, "--force").code == 0
