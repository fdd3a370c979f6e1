"""The same seam takes children of this process and a real Dask cluster on this machine."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from distributed import Client

from magbuild.core.diagnostics import ExitCode, MagbuildError
from magbuild.engine.crew import Crew
from magbuild.engine.executors import cluster
from magbuild.engine.fingerprint import own_code

ADDRESS = re.compile(r"tcp://127\.0\.0\.1:[0-9]+")
