"""Uses the pages for people in headless Chromium, as a person would.

    check_pages.py SERVICE_ROOT SCREENSHOT_FOLDER

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import json
import sys
import tempfile
import urllib.request
from pathlib import Path

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from browser import Browser, check, failure_count
from desk_page import desk
from programs import ready_to_run

service_root, screenshots = sys.argv[1], Path(sys.argv[2])
home = service_root.removesuffix("dicom-web")


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
    if browser.width < 600:
        browser.swipe(stage, 60, 40)
    else:
        ActionChains(browser.driver).click_and_hold(stage).move_by_offset(60, 40).release().perform()
    browser.wait(lambda: "window=" in (shown_path(browser) or ""), "the dragged window")
    check(f"a drag, by finger on a phone, changes the window by a public parameter ({browser.label})", True)
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


def programs(browser):
    """What the page shows as ready to run is run, for every request of every kind of view."""
    browser.open("#/?PatientID=LB-0002")
    browser.wait(lambda: len(browser.all(".film")) == 1 and browser.all(".request-list button"), "one study")
    uid = browser.one(".film").get_attribute("href").rsplit("/", 1)[1]
    with tempfile.TemporaryDirectory() as folder:
        outputs = ready_to_run(browser, "the studies", folder)
        check("the programs find the study", all(uid in text for text in outputs[:3]), outputs[:3])
        browser.one(".film").click()
        browser.wait(lambda: browser.all(".series a.button"), "the series")
        browser.one(".series summary").click()
        browser.wait(lambda: browser.all(".instance-list a"), "the instances")
        ready_to_run(browser, "a study", folder)
        browser.one(".instance-list a").click()
        browser.wait(lambda: browser.all("tbody tr"), "attributes")
        ready_to_run(browser, "an instance", folder)
        browser.open(f"#/study/{uid}")
        browser.wait(lambda: browser.all(".series a.button"), "the series")
        browser.one(".series a.button").click()
        browser.wait(lambda: shown_path(browser), "the picture")
        ready_to_run(browser, "the viewer", folder)
        picture = (Path(folder) / "picture.jpg").read_bytes()
        check("the programs save the picture", picture[:3] == b"\xff\xd8\xff", picture[:20])


def keyboard(browser):
    browser.open("")
    browser.one(".film")
    ActionChains(browser.driver).send_keys(Keys.TAB).perform()
    focused = browser.run("return document.activeElement.textContent")
    check(f"the first stop of the keyboard skips the navigation ({browser.label})",
          focused == "Skip to the content", focused)
    entries = ["Lightbox", "Studies", "Connect", "Desk", "Access"]
    reached = []
    for _ in entries:
        ActionChains(browser.driver).send_keys(Keys.TAB).perform()
        reached.append(browser.run("""
            const { left, right } = document.activeElement.getBoundingClientRect();
            const isInside = left >= 0 && right <= arguments[0];
            return document.activeElement.textContent.trim() + (isInside ? "" : " outside");""", browser.width))
    check(f"the keyboard reaches every entry of the navigation ({browser.label})", reached == entries, reached)
    heard = browser.links_heard()
    check(f"a screen reader hears every entry of the navigation ({browser.label})",
          sorted(heard) == sorted(entries), heard)


def refusal(browser):
    browser.open("#/study/1.2.3")
    browser.wait(lambda: browser.all("h1"), "an answer")
    check("a study that is not there says so", browser.one("h1").text == "No such study", browser.one("h1").text)


def missing(browser):
    """An address that is not there: the answer is a page, and as wide as the window."""
    browser.open("nothing/here")
    browser.wait(lambda: browser.all("h1"), "the refusal")
    check(f"a page that is not there says so ({browser.label})", "404" in browser.one("h1").text, browser.one("h1").text)
    browser.check_layout("missing")
    logged = [entry["message"] for entry in browser.driver.get_log("browser")]
    check(f"and logs nothing but its 404 ({browser.label})",
          all("404" in line for line in logged), logged)


def narrow(browser):
    """The narrowest window that WCAG 2.2 counts with (1.4.10 Reflow)."""
    browser.resize(320, 640)
    for path, view in [("", "studies"), ("#/connect", "connect"), ("#/access", "access"), ("desk", "desk"),
                       ("conformance", "conformance")]:
        browser.open(path)
        browser.wait(lambda: browser.all("h1, h2"), view)
        wide = browser.run("return document.scrollingElement.scrollWidth")
        check(f"{view} fits a window of 320 pixels", wide <= 320, wide)
        browser.check_navigation(f"{view} at 320 pixels")


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


def main():
    desktop = Browser(home, screenshots, 1280, 900, "dark")
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
    missing(desktop)
    desktop.close()
    phone = Browser(home, screenshots, 390, 844, "light")
    study_list(phone, study_count=11)
    study(phone)
    instance(phone)
    viewer(phone)
    documents(phone)
    connect(phone)
    keyboard(phone)
    statements(phone)
    desk(phone)
    missing(phone)
    narrow(phone)
    phone.close()
    sys.exit(1 if failure_count() else 0)


main()
