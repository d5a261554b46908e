import json
from pathlib import Path


def define_env(env):
    env.variables.update(json.loads(Path("content.json").read_text("utf-8")))
