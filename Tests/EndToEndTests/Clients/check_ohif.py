"""Uses OHIF 3, as the gateway serves it, in headless Chromium.

    check_ohif.py SERVICE_ROOT SCREENSHOT_FOLDER

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import io
import json
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import numpy
from PIL import Image
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from browser import WEBGL, check, chromium, failure_count

service_root, screenshots = sys.argv[1], Path(sys.argv[2])
home = service_root.removesuffix("dicom-web")
# What the browser's own account said before it was last looked at.
log = []


def studies(query):
    request = urllib.request.Request(f"{service_root}/studies?{query}", headers={"Accept": "application/dicom+json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return [one["0020000D"]["Value"][0] for one in json.load(response)]


def wait(driver, condition, what, seconds=120):
    try:
        return WebDriverWait(driver, seconds, poll_frequency=0.25).until(lambda _: condition())
    except Exception as error:
        screenshots.mkdir(parents=True, exist_ok=True)
        driver.save_screenshot(str(screenshots / "ohif-failed.png"))
        raise AssertionError(f"{what} did not come: {error}") from error


def study_list(driver, count):
    driver.get(f"{home}viewer")
    rows = wait(driver, lambda: [
        row for row in driver.find_elements(By.CSS_SELECTOR, "[data-cy='study-list-results'] > *") if row.text
    ], "the list of studies")
    check("OHIF lists the studies", len(rows) == count, f"{len(rows)} rows, {count} studies")
    check("OHIF is at /viewer/", urlsplit(driver.current_url).path.rstrip("/") == "/viewer", driver.current_url)
    driver.save_screenshot(str(screenshots / "ohif-studies.png"))


def picture(driver):
    """The pixels of the first viewport, as the screen has them."""
    pane = driver.find_element(By.CSS_SELECTOR, ".cornerstone-canvas")
    box = driver.execute_script("const b = arguments[0].getBoundingClientRect(); return [b.x, b.y, b.width, b.height]", pane)
    screen = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
    x, y, width, height = (int(value) for value in box)
    # The middle, where no text of the overlay is.
    return numpy.asarray(screen.crop((x + width // 5, y + height // 5, x + width * 4 // 5, y + height * 4 // 5)))


def series(study, query):
    request = urllib.request.Request(
        f"{service_root}/studies/{study}/series?{query}", headers={"Accept": "application/dicom+json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return [one["0020000E"]["Value"][0] for one in json.load(response)]


def open_study(driver, uid, label, is_coloured, series_uid=None):
    """Opens a study, at one of its series where that is said, and looks at what is drawn."""
    hung = f"&initialSeriesInstanceUID={series_uid}" if series_uid else ""
    driver.get(f"{home}viewer/viewer?StudyInstanceUIDs={uid}{hung}")
    wait(driver, lambda: driver.find_elements(By.CSS_SELECTOR, ".cornerstone-canvas"), f"the viewport of the {label}")

    def drawn():
        pixels = picture(driver)
        return bool(pixels.max() > 120 and len(numpy.unique(pixels)) > 16)

    wait(driver, drawn, f"the picture of the {label}")
    # The pixels stay as they are once everything is there.
    time.sleep(1)
    pixels = picture(driver)
    lit = float((pixels.max(axis=2) > 24).mean())
    check(f"OHIF draws the {label}", 0.05 < lit and len(numpy.unique(pixels)) > 16,
          f"{lit:.0%} of the pixels are lit, {len(numpy.unique(pixels))} values")
    colours = int((pixels.max(axis=2).astype(int) - pixels.min(axis=2) > 60).sum())
    check(f"the {label} is {'in colour' if is_coloured else 'grey'}", (colours > 50) == is_coloured, colours)
    driver.save_screenshot(str(screenshots / f"ohif-{label}.png"))


def check_requests(driver):
    """The browser's own account: nothing failed, nothing left the host."""
    messages = log + [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = {message["params"]["requestId"]: message["params"]["request"]["url"] for message in messages
             if message["method"] == "Network.requestWillBeSent"}
    answers = [message["params"]["response"] for message in messages if message["method"] == "Network.responseReceived"]
    bad = [(answer["status"], answer["url"]) for answer in answers if answer["status"] >= 400]
    # A page that is left cancels what it no longer needs: that is no failure.
    broken = [(message["params"]["errorText"], asked.get(message["params"]["requestId"])) for message in messages
              if message["method"] == "Network.loadingFailed" and not message["params"].get("canceled")]
    check("no request of OHIF failed", answers and not bad and not broken, (bad, broken))
    elsewhere = {url for url in asked.values()
                 if urlsplit(url).scheme not in ("blob", "data") and urlsplit(url).netloc != urlsplit(home).netloc
                 and not url.startswith("chrome")}
    check("no request of OHIF leaves the host", asked and not elsewhere, elsewhere)
    errors = [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
    check("the console of OHIF has no error", not errors, errors)


def asked_frames(driver, series_uid):
    """Frames of the series that the browser has asked for so far; the log is emptied by each look."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    log.extend(messages)
    urls = {message["params"]["request"]["url"] for message in log if message["method"] == "Network.requestWillBeSent"}
    return {url for url in urls if f"/series/{series_uid}/" in url and "/frames/" in url}


def main():
    screenshots.mkdir(parents=True, exist_ok=True)
    driver = chromium(1280, 900, *WEBGL)
    try:
        study_list(driver, len(studies("limit=100")))
        ct = studies("PatientID=LB-0001&ModalitiesInStudy=CT")[0]
        # The scout has one image, the axial series 48.
        axial = series(ct, "Modality=CT&SeriesNumber=2")[0]
        open_study(driver, ct, "CT", is_coloured=False, series_uid=axial)
        wait(driver, lambda: len(asked_frames(driver, axial)) > 1, "the frames of the axial series")
        check("OHIF shows the axial series of the CT", True)
        open_study(driver, studies("PatientID=LB-0003&ModalitiesInStudy=US")[0], "ultrasound", is_coloured=True)
        check_requests(driver)
    finally:
        driver.quit()
    sys.exit(1 if failure_count() else 0)


main()
