"""Uses the desk of the track in a browser, as participant and monitor do."""

import json
import subprocess
import urllib.request
import xml.etree.ElementTree as ElementTree

from selenium.webdriver.common.keys import Keys

from browser import check


def exports(browser, run):
    """What a monitor takes home says the same thrice: as JSON, as JUnit XML and on paper."""
    addresses = [one.get_attribute("href") for one in browser.all(".exports a")]
    bodies = [urllib.request.urlopen(address, timeout=60).read() for address in addresses]
    report, suite = json.loads(bodies[0]), ElementTree.fromstring(bodies[1])
    check(f"the exports are of this run ({browser.label})", report["id"] == run and suite.get("name") == report["name"],
          (report["id"], suite.attrib))
    failed = [one["id"] for one in report["rules"] if one["verdict"] == "failed"]
    cases = [one.get("name") for one in suite if one.find("failure") is not None]
    check(f"JSON and JUnit agree on what failed ({browser.label})", failed and failed == cases, (failed, cases))
    check(f"a failure names its request ({browser.label})",
          all("request " in one.findtext("failure", "") for one in suite if one.get("name") in failed), bodies[1])
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = browser.run("""
        const isShown = (selector) => document.querySelector(selector)?.checkVisibility() ?? false;
        return [[".signature", "h1", ".rule.failed .reason"], [".bar", ".exchanges", ".exports", "footer"]]
            .map((selectors) => selectors.filter(isShown));""")
    check(f"on paper there are the verdicts and a line to sign, and no controls ({browser.label})",
          shown == [[".signature", "h1", ".rule.failed .reason"], []], shown)
    printed = [one.get_attribute("data-rule") for one in browser.all(".rule.failed")]
    check(f"the paper agrees with JSON ({browser.label})", printed == failed, printed)
    check(f"the paper says when the run began ({browser.label})", "Began " in browser.one("main").text)
    browser.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"media": "", "features": [{"name": "prefers-color-scheme", "value": browser.scheme}]})


def desk(browser):
    """A run is opened, an app asks, and the page shows it without being loaded again."""
    browser.open("desk")
    browser.one("#run-name").send_keys("<b>App</b> & friends", Keys.ENTER)
    root = browser.one("#run-root").text
    check(f"the run has a service root of its own ({browser.label})", "/run/" in root, root)
    check(f"a hostile name is text ({browser.label})", browser.one("h1").text == "<b>App</b> & friends",
          browser.one("h1").text)
    subprocess.run(["curl", "-sg", "-H", "Accept: application/dicom+json", f"{root}/studies?PatientID=LB-0001"],
                   capture_output=True, timeout=60, check=True)
    browser.wait(lambda: browser.all('.rule.shown[data-rule="search-by-patient"]'), "what was shown")
    subprocess.run(["curl", "-sg", "-H", "Accept: application/dicom+json", f"{root}/studies?StudyDate=2024-01-01"],
                   capture_output=True, timeout=60, check=True)
    browser.wait(lambda: browser.all('.rule.failed[data-rule="valid-search"] .evidence'), "what failed")
    check(f"the page of a run is live ({browser.label})", True)
    browser.check_layout("run")
    exports(browser, root.split("/run/")[1].split("/")[0])
    browser.open("desk")
    browser.wait(lambda: browser.all(".run-list a"), "the list of runs")
    browser.check_layout("desk")
