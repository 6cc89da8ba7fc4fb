"""Headless Chromium, and a window of it, for the checks of pages for people and of OHIF."""

import json
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

failures = 0


def check(name, holds, detail=""):
    """Prints a line, and counts what failed."""
    global failures
    print(f"{'ok  ' if holds else 'FAIL'} {name}{'' if holds else f': {detail}'}", flush=True)
    failures += not holds


def failure_count():
    return failures


# OHIF draws by WebGL, on a machine without a graphics card too.
WEBGL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


def chromium(width, height, *arguments, preferences=None):
    """A driver that keeps what pages log and what they ask for."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", f"--window-size={width},{height}",
                     *arguments]:
        options.add_argument(argument)
    if preferences:
        options.add_experimental_option("prefs", preferences)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(120)
    return driver


class Browser:
    """A window of a width, in light or dark, that keeps what the page logged and what it asked for."""

    def __init__(self, home, screenshots, width, height, scheme):
        self.home, self.screenshots, self.scheme = home, screenshots, scheme
        self.driver = chromium(width, height)
        self.label = f"{width} pixels, {scheme}"
        self.name = f"{width}-{scheme}"
        self.resize(width, height)
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def resize(self, width, height):
        self.width = width
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def open(self, path):
        self.driver.get(self.home + path)

    def wait(self, condition, what):
        try:
            return WebDriverWait(self.driver, 60, poll_frequency=0.1).until(lambda _: condition())
        except Exception as error:
            self.shoot("failed")
            raise AssertionError(f"{what} did not come: {error}") from error

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.wait(lambda: next(iter(self.all(selector)), None), selector)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def swipe(self, element, right, down):
        """One finger, from the middle of an element."""
        left, top, width, height = self.run(
            "const { x, y, width, height } = arguments[0].getBoundingClientRect(); return [x, y, width, height]", element)
        x, y = left + width / 2, top + height / 2
        for kind, share in [("touchStart", 0), ("touchMove", 0.5), ("touchMove", 1), ("touchEnd", None)]:
            points = [] if share is None else [{"x": x + right * share, "y": y + down * share}]
            self.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def shoot(self, view):
        self.screenshots.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(self.screenshots / f"{view}-{self.name}.png"))

    def check_layout(self, view):
        """Nothing sticks out to the right, every picture and field has a name for people who listen."""
        # Not innerWidth: on a phone it grows with what sticks out.
        wide = self.run("return document.scrollingElement.scrollWidth") - self.width
        check(f"{view} fits the width ({self.label})", wide <= 0, f"{wide} pixels stick out")
        self.check_navigation(view)
        nameless = self.run("""
            const fields = [...document.querySelectorAll("input, select, textarea")].filter((field) =>
                !field.labels?.length && !field.getAttribute("aria-label"));
            const pictures = [...document.querySelectorAll("img:not([alt])")];
            const silent = [...document.querySelectorAll("a, button")].filter((one) =>
                !one.textContent.trim() && !one.getAttribute("aria-label") && !one.querySelector("img[alt]"));
            return [...fields, ...pictures, ...silent].map((one) => one.outerHTML.slice(0, 120));""")
        check(f"{view} has a name for everything ({self.label})", not nameless, nameless)
        headings = self.run("return document.querySelectorAll('h1').length")
        check(f"{view} has one main heading ({self.label})", headings == 1, headings)
        self.shoot(view)

    def check_navigation(self, view):
        """Every entry lies inside of the window, whole and not under another, and none is cut off by what holds it."""
        lost = self.run("""
            const width = arguments[0];
            return [...document.querySelectorAll("header a")].filter((one) => !one.hidden).filter((one) => {
                const { left, right, top, bottom } = one.getBoundingClientRect();
                const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                return left < 0 || right > width || right - left < 24 || bottom - top < 24 || !one.contains(hit)
                    || one.scrollWidth > Math.ceil(right - left);
            }).map((one) => one.textContent);""", self.width)
        check(f"every entry of the navigation is there to press ({view}, {self.label})", not lost, lost)

    def links_heard(self):
        """The names of the links of the navigation, as a screen reader has them."""
        nodes = self.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        children = {node["nodeId"]: node.get("childIds", []) for node in nodes}
        by_id = {node["nodeId"]: node for node in nodes}
        role = lambda node: node.get("role", {}).get("value")
        waiting = [node["nodeId"] for node in nodes if role(node) in ("banner", "navigation")]
        names, seen = [], set()
        while waiting:
            one = waiting.pop(0)
            if one in seen or one not in by_id:
                continue
            seen.add(one)
            if role(by_id[one]) == "link":
                names.append(by_id[one].get("name", {}).get("value", ""))
            waiting.extend(children[one])
        return names

    def close(self):
        """The browser's own account: no error was logged, and no request left the host."""
        logged = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] != "INFO"]
        check(f"the console is empty ({self.label})", not logged, logged)
        asked = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        addresses = {message["params"]["request"]["url"] for message in asked
                     if message["method"] == "Network.requestWillBeSent"}
        elsewhere = [url for url in addresses
                     if urlsplit(url).scheme not in ("blob", "data") and urlsplit(url).netloc != urlsplit(self.home).netloc
                     and not url.startswith("chrome")]
        check(f"no request leaves the host ({self.label})", addresses and not elsewhere, elsewhere)
        self.driver.quit()
