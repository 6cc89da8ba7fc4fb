"""Is a person who needs a token, in headless Chromium, at a server that was started with --issuer.

    check_access.py SERVICE_ROOT SCREENSHOT_FOLDER

Prints a line for every check, `ok` or `FAIL`; exits 1 where one failed.
"""

import base64
import hashlib
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from browser import check, chromium, failure_count

service_root, screenshots = sys.argv[1], Path(sys.argv[2])
screenshots.mkdir(parents=True, exist_ok=True)
home = service_root.removesuffix("dicom-web")
downloads = Path(tempfile.mkdtemp())
driver = chromium(900, 1200, preferences={"download.default_directory": str(downloads)})


def all_of(selector):
    return driver.find_elements(By.CSS_SELECTOR, selector)


def wait(condition, what):
    try:
        return WebDriverWait(driver, 60, poll_frequency=0.1).until(lambda _: condition())
    except Exception as error:
        driver.save_screenshot(str(screenshots / "access-failed.png"))
        raise AssertionError(f"{what} did not come: {error}") from error


def patients():
    return {film.text.split(" · ")[0].split("\n")[-1] for film in all_of(".film")}


def drawn(image):
    return driver.execute_script("return arguments[0].complete && arguments[0].naturalWidth > 0", image)


def become(identity):
    """Somebody else, in the same tab."""
    driver.get(home + "#/access")
    wait(lambda: all_of(f'[data-identity="{identity}"]'), "the choice")
    all_of(f'[data-identity="{identity}"]')[0].click()
    wait(lambda: all_of(".film"), "the studies")


def held_token():
    return driver.execute_script("return sessionStorage.getItem('lightbox.token')")


def programs(uid):
    """With a token each program that the page shows asks as the page did, and without it is refused."""
    interpreters = {"curl": ["bash", "-c"], "Python": [sys.executable, "-c"]}
    if shutil.which("node"):
        interpreters["JavaScript"] = ["node", "--input-type=module", "-e"]
    for language in ["curl", "Swift", "Kotlin", "JavaScript", "Dart", "Python"]:
        all_of(f'.tabs [data-language="{language}"]')[0].click()
        text = driver.execute_script("return document.querySelector('#program code').textContent")
        check(f"the {language} program sends the token", "Bearer" in text and "TOKEN" in text, text)
        if language not in interpreters:
            continue
        outputs = [subprocess.run(
            interpreters[language] + [text], capture_output=True, text=True, timeout=60,
            env=os.environ | {"TOKEN": token}).stdout for token in (held_token(), "no-token")]
        check(f"the {language} program runs with the token, and finds nothing without", uid in outputs[0]
              and uid not in outputs[1], outputs)


def link():
    """A link that the study page makes shows the study without a token, and nothing once it has been ended."""
    all_of(".film")[0].click()
    wait(lambda: all_of("#make-link"), "the button")
    all_of("#make-link")[0].click()
    wait(lambda: all_of("#link"), "the link")
    address = all_of("#link")[0].text
    wait(lambda: all(drawn(image) for image in all_of(".link-made img")), "the code of the link")
    driver.save_screenshot(str(screenshots / "access-link.png"))
    answer = urllib.request.urlopen(f"{address}/thumbnail?viewport=64,64", timeout=60)
    check("a link shows the study without a token", answer.headers["Content-Type"].startswith("image/"),
          answer.headers["Content-Type"])
    all_of("#end-link")[0].click()
    wait(lambda: not all_of("#link"), "the end of the link")
    try:
        status = urllib.request.urlopen(f"{address}/thumbnail?viewport=64,64", timeout=60).status
    except urllib.error.HTTPError as error:
        status = error.code
    check("a link that was ended shows nothing", status == 404, status)
    all_of("#make-picture-link")[0].click()
    wait(lambda: all_of("#link"), "the link to a picture")
    browser_accept = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    answer = urllib.request.urlopen(urllib.request.Request(all_of("#link")[0].text, headers=browser_accept), timeout=60)
    check("what a camera finds is a picture that a browser shows", answer.headers["Content-Type"] == "image/jpeg",
          answer.headers["Content-Type"])
    driver.get(home)
    wait(lambda: all_of(".film"), "the studies")


def live_run():
    """A run is live and can be taken home where the desk asks for a token, which no EventSource and no link sends."""
    become("clinician")
    driver.get(home + "desk")
    wait(lambda: all_of("#run-name"), "the desk")
    all_of("#run-name")[0].send_keys("App with a token", Keys.ENTER)
    wait(lambda: all_of("#run-root"), "the run")
    root = all_of("#run-root")[0].text
    request = urllib.request.Request(
        f"{root}/studies?PatientID=LB-0001",
        headers={"Accept": "application/dicom+json", "Authorization": f"Bearer {held_token()}"})
    urllib.request.urlopen(request, timeout=60).close()
    wait(lambda: all_of('.rule.shown[data-rule="search-by-patient"]'), "what was shown")
    check("the page of a run is live with a token", True)
    for label, ending in [("JSON", "json"), ("JUnit", "xml")]:
        next(one for one in all_of(".exports a") if one.text == label).click()
        file = downloads / f"{root.split('/run/')[1].split('/')[0]}.{ending}"
        wait(file.exists, f"the {label} export")
        check(f"the {label} export is saved with a token", "search-by-patient" in file.read_text(), file.read_text()[:200])
    troubled_run()


def troubled_run():
    """The page says what keeps it from a run or an export, and does not ask for ever."""
    driver.execute_script("""
        const own = window.fetch;
        const streams = {
            "a token that is no good": (path, options) =>
                own(path, { ...options, headers: { ...options.headers, Authorization: "Bearer no-token" } }),
            "an event that is none": async () => new Response("data: {\\n\\n"),
        };
        window.rejections = [];
        addEventListener("unhandledrejection", ({ reason }) => window.rejections.push(String(reason)));
        window.trouble = (name) => { window.asked = 0; window.stream = streams[name]; };
        window.fetch = (path, options) => {
            if (window.away) return Promise.reject(new TypeError("Failed to fetch"));
            if (!String(path).endsWith("/events")) return own(path, options);
            window.asked += 1;
            return window.stream(path, options);
        };""")
    address = driver.execute_script("return location.hash")
    for name in ["a token that is no good", "an event that is none"]:
        driver.execute_script("window.trouble(arguments[0]); location.hash = '#/';", name)
        wait(lambda: all_of("#run-name"), "the desk")
        driver.execute_script("location.hash = arguments[0]", address)
        wait(lambda: all_of(".failure"), f"the word about {name}")
        check(f"the page of a run says that there is {name}, and keeps what was shown",
              all_of(".failure h2")[0].text and all_of(".rule.shown"), all_of(".content")[0].text[:300])
        # Longer than it would wait before it asked again.
        time.sleep(4)
        asked = driver.execute_script("return window.asked")
        check(f"and asks no more ({name})", asked == 1, asked)
    driver.execute_script("window.away = true; document.getElementById('announcer').textContent = ''")
    next(one for one in all_of(".exports a") if one.text == "JSON").click()
    wait(lambda: driver.execute_script("return document.getElementById('announcer').textContent"),
         "the word about the export")
    rejections = driver.execute_script("window.away = false; return window.rejections")
    check("an export that does not come is announced, and no rejection is left over", not rejections, rejections)


try:
    driver.get(home)
    wait(lambda: len(all_of("[data-identity]")) == 4, "the choice")
    check("the page says that it is a rehearsal", all_of("#rehearsal")[0].is_displayed())
    driver.save_screenshot(str(screenshots / "access-choice.png"))

    all_of('[data-identity="patient-1"]')[0].click()
    wait(lambda: all_of(".film"), "the studies")
    check("a patient sees the own studies", patients() == {"LB-0001"}, patients())
    wait(lambda: all(drawn(image) for image in all_of(".film img")[:1]), "the first picture")
    check("and their pictures", len(all_of(".film img")) > 0)
    check("a note says how the request is made with a token",
          "$TOKEN" in all_of("#program")[0].text, all_of("#program")[0].text)
    driver.save_screenshot(str(screenshots / "access-patient.png"))
    programs(next(iter(re.findall(r"/study/([0-9.]+)", all_of(".film")[0].get_attribute("href")))))
    link()

    driver.get(home + "#/access")
    wait(lambda: all_of("#forget"), "the token of the tab")
    token = held_token()
    all_of("#forget")[0].click()
    wait(lambda: not all_of(".film") and all_of(".token-form"), "the choice again")
    check("a forgotten token is gone", driver.execute_script("return sessionStorage.length") == 0)
    all_of("#token")[0].send_keys("Bearer " + token)
    all_of(".token-form button")[0].click()
    wait(lambda: all_of(".film"), "the studies again")
    check("a pasted token works as well", patients() == {"LB-0001"}, patients())
    severe = [entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]
    check("the page logs no error but the 401 of who has no token",
          all("401" in message for message in severe), severe)

    live_run()

    # An app in a browser, from its first request to its token (authorization code with PKCE).
    answers = []

    class Back(BaseHTTPRequestHandler):
        def do_GET(self):
            answers.append(urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"back at the app")

        def log_message(self, *arguments):
            pass

    app = HTTPServer(("127.0.0.1", 0), Back)
    threading.Thread(target=app.serve_forever, daemon=True).start()
    back = f"http://127.0.0.1:{app.server_port}/back"
    metadata = json.load(urllib.request.urlopen(home + ".well-known/smart-configuration"))
    secret = secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()).decode().rstrip("=")
    query = urllib.parse.urlencode({
        "response_type": "code", "client_id": "check", "redirect_uri": back, "state": "a state",
        "scope": "launch/patient patient/ImagingStudy.rs", "aud": home + "fhir", "code_challenge": challenge,
        "code_challenge_method": "S256"})
    driver.get(f"{metadata['authorization_endpoint']}?{query}")
    wait(lambda: all_of(".identities a"), "the page of the issuer")
    driver.save_screenshot(str(screenshots / "access-issuer.png"))
    all_of(".identities a")[-1].click()
    wait(lambda: answers, "the way back to the app")
    check("the app gets its state back", answers[0]["state"] == ["a state"], answers)
    form = urllib.parse.urlencode({
        "grant_type": "authorization_code", "code": answers[0]["code"][0], "redirect_uri": back, "client_id": "check",
        "code_verifier": secret})
    given = json.load(urllib.request.urlopen(metadata["token_endpoint"], form.encode()))
    check("the app gets a token for its code", given["patient"] == "p-LB-0002", given)
finally:
    driver.quit()
    shutil.rmtree(downloads)

sys.exit(1 if failure_count() else 0)
