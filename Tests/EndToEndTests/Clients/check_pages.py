"""Uses the pages for people in headless Chromium, as a person would.

    check_pages.py SERVICE_ROOT SCREENSHOT_FOLDER

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

service_root, screenshots = sys.argv[1], Path(sys.argv[2])
home = service_root.removesuffix("dicom-web")
failures = 0


def check(name, holds, detail=""):
    global failures
    print(f"{'ok  ' if holds else 'FAIL'} {name}{'' if holds else f': {detail}'}", flush=True)
    failures += not holds


class Browser:
    """A window of a width, in light or dark, that keeps what the page logged and what it asked for."""

    def __init__(self, width, height, scheme):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", f"--window-size={width},{height}"]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.label = f"{width} pixels, {scheme}"
        self.name = f"{width}-{scheme}"
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def open(self, path):
        self.driver.get(home + path)

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

    def shoot(self, view):
        screenshots.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(screenshots / f"{view}-{self.name}.png"))

    def check_layout(self, view):
        """Nothing sticks out to the right, every picture and field has a name for people who listen."""
        wide = self.run("return document.scrollingElement.scrollWidth - innerWidth")
        check(f"{view} fits the width ({self.label})", wide <= 0, f"{wide} pixels stick out")
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

    def close(self):
        """The browser's own account: no error was logged, and no request left the host."""
        logged = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] != "INFO"]
        check(f"the console is empty ({self.label})", not logged, logged)
        asked = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        addresses = {message["params"]["request"]["url"] for message in asked
                     if message["method"] == "Network.requestWillBeSent"}
        elsewhere = [url for url in addresses
                     if urlsplit(url).scheme not in ("blob", "data") and urlsplit(url).netloc != urlsplit(home).netloc
                     and not url.startswith("chrome")]
        check(f"no request leaves the host ({self.label})", addresses and not elsewhere, elsewhere)
        self.driver.quit()


def study_list(browser, study_count):
    browser.open("")
    browser.wait(lambda: len(browser.all(".film")) == study_count, f"{study_count} films")
    browser.run("for (const one of document.querySelectorAll('.thumbnail img')) one.loading = 'eager'")
    browser.wait(lambda: browser.run(
        "return [...document.querySelectorAll('.thumbnail img')].every((one) => one.complete)"), "the thumbnails")
    blank = browser.run("return [...document.querySelectorAll('img')].filter((one) => !one.naturalWidth).length")
    check(f"every thumbnail and QR code is drawn ({browser.label})", blank == 0, f"{blank} are not")
    shown = browser.one("#service-root").text
    check(f"the service root is there to copy ({browser.label})", shown == service_root, shown)
    browser.check_layout("studies")


def search(browser):
    field = browser.one("#key-PatientName")
    field.send_keys("Phantom*", Keys.ENTER)
    browser.wait(lambda: "PatientName" in browser.driver.current_url and browser.one(".summary").text.strip(), "results")
    names = [film.text for film in browser.all(".film strong")]
    check("a search by keyboard shows what matches", names and all("Phantom" in name for name in names), names)
    check("the search is in the address", "PatientName=Phantom" in browser.driver.current_url, browser.driver.current_url)


def study(browser):
    browser.open("#/?PatientID=LB-0001&ModalitiesInStudy=CT")
    browser.one(".film").click()
    browser.wait(lambda: len(browser.all(".series")) == 3, "three series")
    check(f"the study names its patient ({browser.label})", browser.one("h1").text == "Thorax Phantom",
          browser.one("h1").text)
    browser.all(".series summary")[1].click()
    browser.wait(lambda: len(browser.all(".instance-list li")) == 12, "the first instances")
    browser.check_layout("study")


def instance(browser):
    browser.all(".instance-list a")[0].click()
    browser.wait(lambda: browser.all("tbody tr"), "attributes")
    row = browser.run("""
        return [...document.querySelectorAll("tbody tr")].map((one) => [...one.cells].map((cell) => cell.textContent))
            .find(([tag]) => tag === "(0010,0010)")""")
    check(f"attributes have tag, name, VR and value ({browser.label})",
          row == ["(0010,0010)", "Patient's Name", "PN", "Thorax Phantom"], row)
    browser.check_layout("instance")
    browser.one("#attribute-filter").send_keys("window")
    found = browser.run("return [...document.querySelectorAll('tbody tr:not([hidden]) th')].map((one) => one.textContent)")
    check(f"attributes can be found by name ({browser.label})",
          "Window Center" in found and "Patient ID" not in found, found)
    browser.driver.back()


def shown_path(browser):
    return browser.run("return document.querySelector('.stage')?.dataset.shown ?? null")


def brightness(browser):
    """The smallest and the largest grey value of the canvas."""
    return browser.run("""
        const canvas = document.querySelector(".stage canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        let least = 255, most = 0;
        for (let index = 0; index < data.length; index += 4) {
            least = Math.min(least, data[index]); most = Math.max(most, data[index]);
        }
        return [least, most];""")


def viewer(browser):
    browser.wait(lambda: len(browser.all(".series a.button")) >= 2, "the buttons of the series")
    browser.all(".series a.button")[1].click()
    stage = browser.one(".stage")
    first = browser.wait(lambda: shown_path(browser), "the first picture")
    least, most = brightness(browser)
    check(f"the viewer draws the picture ({browser.label})", least < 40 and most > 200, (least, most))
    browser.check_layout("viewer")
    stage.send_keys(Keys.ARROW_DOWN)
    browser.wait(lambda: shown_path(browser) != first, "the next slice")
    check(f"an arrow key scrolls ({browser.label})", True)
    for _ in range(2):
        # What the button offers, what the help says and what a drag does belong together.
        drags = stage.get_attribute("data-drag")
        told = browser.one("#viewer-keys").text.split(".")[0]
        offered = {"window": "Drag to scroll", "scroll": "Drag for window"}[drags]
        check(f"button and help agree while a drag is for the {drags} ({browser.label})",
              drags in told and browser.one(".tool").text == offered, (told, browser.one(".tool").text))
        browser.one(".tool").click()
    if stage.get_attribute("data-drag") == "scroll":
        browser.one(".tool").click()
    ActionChains(browser.driver).click_and_hold(stage).move_by_offset(60, 40).release().perform()
    browser.wait(lambda: "window=" in (shown_path(browser) or ""), "the dragged window")
    check(f"a drag changes the window by a public parameter ({browser.label})", True)
    stage.send_keys("r")
    browser.wait(lambda: "window=" not in shown_path(browser), "the reset window")
    before = shown_path(browser)
    stage.send_keys(" ")
    browser.wait(lambda: shown_path(browser) != before, "the cine")
    check(f"space plays the cine ({browser.label})", browser.one(".play").text == "Pause", browser.one(".play").text)
    stage.send_keys(" ")


def colour_cine(browser):
    browser.open("#/?ModalitiesInStudy=US")
    browser.one(".film").click()
    browser.one(".series a.button").click()
    first = browser.wait(lambda: shown_path(browser), "the ultrasound")
    check(f"a multi-frame picture is asked frame by frame ({browser.label})", "/frames/1/rendered" in first, first)
    browser.one(".stage").send_keys(" ")
    # Which frame is there at the moment of a look depends on the machine.
    browser.wait(lambda: "/frames/" in shown_path(browser) and shown_path(browser) != first, "another frame")
    check(f"the cine of an ultrasound runs ({browser.label})", True)
    browser.one(".stage").send_keys(" ")
    browser.shoot("ultrasound")


def series_path(search):
    request = urllib.request.Request(f"{service_root}/series?{search}", headers={"Accept": "application/dicom+json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        found = json.load(response)[0]
    return f"#/study/{found['0020000D']['Value'][0]}/series/{found['0020000E']['Value'][0]}/view"


def documents(browser):
    browser.open(series_path("Modality=SR"))
    browser.wait(lambda: browser.all(".report"), "the report")
    words = browser.one(".report").text
    check(f"a report is there to read ({browser.label})", "Thorax Phantom" in words or len(words) > 100, words[:200])
    browser.check_layout("report")
    browser.open(series_path("Modality=DOC"))
    browser.wait(lambda: browser.all(".document a"), "the link to the document")
    with urllib.request.urlopen(browser.one(".document a").get_attribute("href"), timeout=60) as response:
        check(f"a PDF document opens ({browser.label})", response.read(5) == b"%PDF-", response.headers["Content-Type"])
    browser.check_layout("document")


def connect(browser):
    browser.open("#/connect")
    browser.wait(lambda: len(browser.all(".steps li")) >= 5, "the steps")
    browser.check_layout("connect")


def program(browser, language):
    browser.one(f'.tabs [data-language="{language}"]').click()
    return browser.one("#program code").get_attribute("textContent")


def programs(browser):
    """What the page shows as ready to run is run: the languages that are on this machine."""
    browser.open("#/?PatientID=LB-0002")
    browser.wait(lambda: len(browser.all(".film")) == 1 and browser.all(".request-list button"), "one study")
    uid = browser.one(".film").get_attribute("href").rsplit("/", 1)[1]
    with tempfile.TemporaryDirectory() as folder:
        interpreters = [("curl", ["bash", "-c"]), ("Python", [sys.executable, "-c"])]
        if shutil.which("node"):
            interpreters.append(("JavaScript", ["node", "--input-type=module", "-e"]))
        for language, command in interpreters:
            done = subprocess.run(
                command + [program(browser, language)], cwd=folder, capture_output=True, text=True, timeout=60)
            check(f"the {language} program runs and finds the study", done.returncode == 0 and uid in done.stdout,
                  done.stdout + done.stderr)
    for language in ["Swift", "Kotlin", "JavaScript", "Dart"]:
        text = program(browser, language)
        check(f"the {language} program holds the whole request",
              "/studies?" in text and "PatientID=LB-0002" in text and "application/dicom+json" in text, text)


def keyboard(browser):
    browser.open("")
    browser.one(".film")
    ActionChains(browser.driver).send_keys(Keys.TAB).perform()
    focused = browser.run("return document.activeElement.textContent")
    check("the first stop of the keyboard skips the navigation", focused == "Skip to the content", focused)


def refusal(browser):
    browser.open("#/study/1.2.3")
    browser.wait(lambda: browser.all("h1"), "an answer")
    check("a study that is not there says so", browser.one("h1").text == "No such study", browser.one("h1").text)


def statements(browser):
    """The conformance statement and the capabilities: pages without a script."""
    for path, expected in [("conformance", "PatientName"), ("capabilities", "/studies/{study}/metadata")]:
        browser.open(path)
        browser.wait(lambda: browser.all("main h2"), path)
        text = browser.one("main").get_attribute("textContent")
        check(f"the page {path} is written ({browser.label})", len(text) > 3000 and "{{" not in text, len(text))
        check(f"the page {path} has what it is about ({browser.label})",
              expected in text or "Patient's Name" in text, expected)
        scripts = browser.run("return document.scripts.length")
        check(f"the page {path} needs no script ({browser.label})", scripts == 0, scripts)
        browser.check_layout(path)


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
    browser.open("desk")
    browser.wait(lambda: browser.all(".run-list a"), "the list of runs")
    browser.check_layout("desk")


def main():
    desktop = Browser(1440, 900, "dark")
    study_list(desktop, study_count=11)
    search(desktop)
    study(desktop)
    instance(desktop)
    viewer(desktop)
    colour_cine(desktop)
    documents(desktop)
    connect(desktop)
    programs(desktop)
    keyboard(desktop)
    refusal(desktop)
    statements(desktop)
    desk(desktop)
    desktop.close()
    phone = Browser(390, 844, "light")
    study_list(phone, study_count=11)
    study(phone)
    instance(phone)
    viewer(phone)
    documents(phone)
    connect(phone)
    statements(phone)
    desk(phone)
    phone.close()
    sys.exit(1 if failures else 0)


main()
