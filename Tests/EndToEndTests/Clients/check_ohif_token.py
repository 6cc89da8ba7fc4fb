"""Uses OHIF 3 in headless Chromium at a gateway that asks for tokens and has the issuer for rehearsals.

    check_ohif_token.py SERVICE_ROOT SCREENSHOT_FOLDER

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import io
import json
import sys
from pathlib import Path

import numpy
from PIL import Image
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from browser import WEBGL, check, chromium, failure_count

service_root, screenshots = sys.argv[1], Path(sys.argv[2])
screenshots.mkdir(parents=True, exist_ok=True)
home = service_root.removesuffix("dicom-web")
driver = chromium(1280, 900, *WEBGL)


def all_of(selector):
    return driver.find_elements(By.CSS_SELECTOR, selector)


def wait(condition, what):
    try:
        return WebDriverWait(driver, 120, poll_frequency=0.25).until(lambda _: condition())
    except Exception as error:
        driver.save_screenshot(str(screenshots / "ohif-token-failed.png"))
        raise AssertionError(f"{what} did not come: {error}") from error


def answers():
    """What the browser was answered since the last look: status and URL."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [(message["params"]["response"]["status"], message["params"]["response"]["url"]) for message in messages
            if message["method"] == "Network.responseReceived"]


def lit():
    pane = all_of(".cornerstone-canvas")[0].rect
    screen = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
    x, y, width, height = (int(pane[name]) for name in ("x", "y", "width", "height"))
    middle = numpy.asarray(screen.crop((x + width // 5, y + height // 5, x + width * 4 // 5, y + height * 4 // 5)))
    return bool(middle.max() > 120 and len(numpy.unique(middle)) > 16)


try:
    driver.get(f"{home}viewer/")
    wait(lambda: all_of("#access"), "the word about the token")
    check("without a token OHIF says what to do", "token" in all_of("h1")[0].text, all_of("body")[0].text)
    check("and asks for no study", not [url for _, url in answers() if "/dicom-web/" in url])
    driver.save_screenshot(str(screenshots / "ohif-token.png"))

    all_of("#access")[0].click()
    wait(lambda: len(all_of("[data-identity]")) == 4, "the choice")
    all_of('[data-identity="patient-1"]')[0].click()
    films = wait(lambda: all_of(".film"), "the studies")
    count = len(films)

    answers()
    driver.get(f"{home}viewer/")
    rows = wait(lambda: [row for row in all_of("[data-cy='study-list-results'] > *") if row.text], "the list of studies")
    check("with it OHIF lists the own studies", len(rows) == count and all("LB-0001" in row.text for row in rows),
          [row.text for row in rows])

    told = driver.execute_async_script("""
        const done = arguments[arguments.length - 1];
        const kept = sessionStorage.getItem("lightbox.token");
        const given = () => ({ setServiceImplementation(its) { this.its = its; } });
        const ask = (text, services, later) => {
            new Function("window", text)(window);
            window.config({ servicesManager: { services } });
            if (later) services.userAuthenticationService = later;
            return services.userAuthenticationService;
        };
        fetch("/viewer/app-config.js").then((answer) => answer.text()).then((text) => {
            const [early, late] = [given(), given()];
            const found = [ask(text, { userAuthenticationService: early }), ask(text, {}, late)];
            const headers = found.map((service) => service.its?.getAuthorizationHeader().Authorization);
            sessionStorage.removeItem("lightbox.token");
            const without = found.map((service) => service.its?.getAuthorizationHeader());
            sessionStorage.setItem("lightbox.token", kept);
            done([found[0] === early && found[1] === late, headers.every((one) => one === `Bearer ${kept}`),
                JSON.stringify(without)]);
        }).catch((error) => done(String(error)));
    """)
    check("a service that is there, and one that comes, has the token at once, and no field without one",
          told == [True, True, "[{},{}]"], told)

    study = driver.execute_async_script("""
        const done = arguments[arguments.length - 1];
        const headers = { Authorization: `Bearer ${sessionStorage.getItem("lightbox.token")}` };
        fetch("/dicom-web/studies?ModalitiesInStudy=CT", { headers }).then((answer) => answer.json())
            .then((studies) => done(studies[0]["0020000D"].Value[0]));
    """)
    driver.get(f"{home}viewer/viewer?StudyInstanceUIDs={study}")
    wait(lambda: all_of(".cornerstone-canvas"), "the viewport")
    wait(lit, "the picture")
    check("OHIF draws the CT with the token", True)
    driver.save_screenshot(str(screenshots / "ohif-token-ct.png"))
    refused = [(status, url) for status, url in answers() if status >= 400]
    check("no request of it is refused", not refused, refused)
finally:
    driver.quit()
sys.exit(1 if failure_count() else 0)
