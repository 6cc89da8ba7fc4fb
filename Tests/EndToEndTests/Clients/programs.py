"""Runs the programs that the page shows for its requests."""

import shutil
import subprocess
import sys
from pathlib import Path

from browser import check


def program(browser, language):
    browser.one(f'.tabs [data-language="{language}"]').click()
    return browser.one("#program code").get_attribute("textContent")


def ready_to_run(browser, view, folder):
    """Runs what the view shows for each of its requests, in the languages that are on this machine."""
    interpreters = {"curl": ["bash", "-c"], "Python": [sys.executable, "-c"]}
    if shutil.which("node"):
        interpreters["JavaScript"] = ["node", "--input-type=module", "-e"]
    wrong, outputs, main = [], [], Path(folder) / "main.swift"
    for button in browser.all(".request-list button"):
        button.click()
        for language, command in interpreters.items():
            done = subprocess.run(
                command + [program(browser, language)], cwd=folder, capture_output=True, text=True, timeout=60)
            outputs.append(done.stdout)
            if done.returncode != 0 or "problem:" in done.stdout:
                wrong.append((button.text, language, done.stdout[-300:] + done.stderr[-300:]))
        for language in ["Swift", "Kotlin", "JavaScript", "Dart", "Python"]:
            path = browser.one(".request-path").text.removeprefix("GET ")
            if path not in program(browser, language):
                wrong.append((button.text, language, path))
        if shutil.which("swiftc"):
            # The name lets statements stand by themselves.
            main.write_text(program(browser, "Swift"))
            done = subprocess.run(["swiftc", "-typecheck", str(main)], capture_output=True, text=True, timeout=300)
            wrong += [(button.text, "Swift", done.stderr)] if done.returncode != 0 else []
    check(f"the programs of every request of {view} run", len(outputs) >= 3 and not wrong, wrong)
    return outputs
