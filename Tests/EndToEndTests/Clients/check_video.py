"""Plays the H.264 video of a gateway in headless Chromium: by itself, on the page of the gateway, and in OHIF as the
gateway serves it.

    check_video.py SERVICE_ROOT SCREENSHOT_FOLDER

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import io
import json
import sys
import urllib.request
from pathlib import Path

import numpy
from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

service_root, screenshots = sys.argv[1], Path(sys.argv[2])
home = service_root.removesuffix("dicom-web")
failures = 0


def check(name, holds, detail=""):
    global failures
    print(f"{'ok  ' if holds else 'FAIL'} {name}{'' if holds else f': {detail}'}", flush=True)
    failures += not holds


def first(result, tag):
    return (result.get(tag, {}).get("Value") or [None])[0]


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900",
                     "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
                     "--autoplay-policy=no-user-gesture-required"]:
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(120)
    driver.set_script_timeout(120)
    return driver


def state(driver):
    return driver.execute_script(
        "const v = document.querySelector('video'); return v && {ready: v.readyState, duration: v.duration,"
        " width: v.videoWidth, height: v.videoHeight, time: v.currentTime, error: v.error && v.error.message,"
        " source: v.currentSrc}")


def wait(driver, condition, seconds=180):
    try:
        return WebDriverWait(driver, seconds, poll_frequency=0.5).until(lambda _: condition())
    except Exception:
        return None


def plays(driver, label):
    there = wait(driver, lambda: (state(driver) or {}).get("ready", 0) >= 2)
    found = state(driver)
    check(f"{label} has frames of the video", bool(there), found)
    if not there:
        return
    check(f"{label} sees its size", (found["width"], found["height"]) == (320, 240), found)
    check(f"{label} sees its two seconds", abs(found["duration"] - 2) < 0.2, found)


def asks_for_rendered(driver):
    return driver.execute_script(
        "return performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('/rendered'))")


def bars_of(driver):
    """How many pixels of the window are red, green, blue and yellow as the bars of the test picture are."""
    with Image.open(io.BytesIO(driver.get_screenshot_as_png())) as picture:
        pixels = numpy.asarray(picture.convert("RGB")).astype(int)
    colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)]
    return [int((abs(pixels - colour).max(axis=2) < 24).sum()) for colour in colours]


def main():
    screenshots.mkdir(parents=True, exist_ok=True)
    request = urllib.request.Request(f"{service_root}/instances?includefield=00083002",
                                     headers={"Accept": "application/dicom+json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        found = json.load(response)
    video = next(one for one in found if first(one, "00083002") == "1.2.840.10008.1.2.4.102")
    driver = browser()
    try:
        driver.get(f"{first(video, '00081190')}/rendered")
        plays(driver, "Chromium")
        # Far from where it is, so that the player asks for a range.
        driver.execute_script("document.querySelector('video').currentTime = 1.5")
        check("Chromium seeks", bool(wait(driver, lambda: state(driver)["time"] >= 1.5 and state(driver)["ready"] >= 2)),
              state(driver))
        driver.get(f"{home}#/study/{first(video, '0020000D')}/series/{first(video, '0020000E')}/view")
        plays(driver, "The page")
        driver.save_screenshot(str(screenshots / "page-video.png"))
        driver.get(f"{home}viewer/viewer?StudyInstanceUIDs={first(video, '0020000D')}")
        # OHIF draws the frames of a video element that is not part of the document.
        check("OHIF asks for the rendered resource", bool(wait(driver, lambda: asks_for_rendered(driver))))
        bars = wait(driver, lambda: all(count > 5_000 for count in bars_of(driver)))
        check("OHIF shows the colour bars of the video", bool(bars), bars_of(driver))
        driver.save_screenshot(str(screenshots / "ohif-video.png"))
    finally:
        driver.quit()
    sys.exit(1 if failures else 0)


main()
