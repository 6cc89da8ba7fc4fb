// The same request in the languages of the hall, complete programs with nothing to install. Where a token is needed,
// they take it from the variable TOKEN of the environment.

function shellQuoted(text) { return `'${text.replaceAll("'", "'\\''")}'`; }
function quoted(text) { return JSON.stringify(text); }
// In Kotlin and Dart a dollar sign begins an interpolation.
function dollarQuoted(text) { return JSON.stringify(text).replaceAll("$", "\\$"); }

function curl({ url, accept, kind, file, needsToken }) {
    const output = kind === "picture" ? ` -o ${file}` : "";
    const token = needsToken ? ` -H "Authorization: Bearer $TOKEN"` : "";
    return `curl -g${output} -H ${shellQuoted(`Accept: ${accept}`)}${token} \\\n  ${shellQuoted(url)}\n`;
}

function swift({ url, accept, kind, file, prints, needsToken }) {
    const token = needsToken
        ? `let token = ProcessInfo.processInfo.environment["TOKEN"] ?? ""
request.setValue("Bearer \\(token)", forHTTPHeaderField: "Authorization")
`
        : "";
    const use = kind === "picture"
        ? `try data.write(to: URL(fileURLWithPath: "${file}"))  // or UIImage(data: data)`
        : `let results = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
for result in results {
    let attribute = result["${prints}"] as? [String: Any]
    print((attribute?["Value"] as? [Any])?.first ?? "no value")
}`;
    return `import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking  // Linux
#endif

var request = URLRequest(url: URL(string: ${quoted(url)})!)
request.setValue(${quoted(accept)}, forHTTPHeaderField: "Accept")
${token}let (data, response) = try await URLSession.shared.data(for: request)
guard (response as? HTTPURLResponse)?.statusCode == 200 else {
    fatalError(String(decoding: data, as: UTF8.self))  // says what is wrong and what would be right
}
${use}
`;
}

function kotlin({ url, accept, kind, file, needsToken }) {
    const token = needsToken
        ? `    connection.setRequestProperty("Authorization", "Bearer " + System.getenv("TOKEN"))\n`
        : "";
    const use = kind === "picture"
        ? `connection.inputStream.use { input ->
        java.io.File("${file}").outputStream().use { input.copyTo(it) }  // or BitmapFactory.decodeStream(input)
    }`
        : `val json = connection.inputStream.bufferedReader().use { it.readText() }
    println(json)  // on Android: org.json.JSONArray(json)`;
    return `import java.net.HttpURLConnection
import java.net.URL

// On Android: in a coroutine on Dispatchers.IO, with android.permission.INTERNET.
fun main() {
    val connection = URL(${dollarQuoted(url)}).openConnection() as HttpURLConnection
    connection.setRequestProperty("Accept", ${dollarQuoted(accept)})
${token}    check(connection.responseCode == 200) { connection.errorStream?.reader()?.readText() ?: "no answer" }
    ${use}
}
`;
}

function javaScript({ url, accept, kind, prints, needsToken }) {
    const token = needsToken ? `, Authorization: "Bearer " + process.env.TOKEN` : "";
    const use = kind === "picture"
        ? `const picture = await response.blob();  // in a page: image.src = URL.createObjectURL(picture)
console.log(picture.type, picture.size, "bytes");`
        : `for (const result of await response.json()) {
    console.log(result["${prints}"]?.Value?.[0]);
}`;
    return `const response = await fetch(${quoted(url)}, {
    headers: { Accept: ${quoted(accept)}${token} },
});
if (!response.ok) throw new Error(await response.text());
${use}
`;
}

function dart({ url, accept, kind, file, prints, needsToken }) {
    const token = needsToken
        ? `  request.headers.set('Authorization', 'Bearer \${Platform.environment['TOKEN']}');\n`
        : "";
    const use = kind === "picture"
        ? `final bytes = await response.expand((part) => part).toList();
  if (response.statusCode != 200) throw HttpException(utf8.decode(bytes));
  await File('${file}').writeAsBytes(bytes);  // in Flutter: Image.memory(Uint8List.fromList(bytes))`
        : `final body = await response.transform(utf8.decoder).join();
  if (response.statusCode != 200) throw HttpException(body);
  for (final result in jsonDecode(body) as List) {
    print(result['${prints}']?['Value']?[0]);
  }`;
    return `import 'dart:convert';
import 'dart:io';

Future<void> main() async {
  final client = HttpClient();
  final request = await client.getUrl(Uri.parse(${dollarQuoted(url)}));
  request.headers.set('Accept', ${dollarQuoted(accept)});
${token}  final response = await request.close();
  ${use}
  client.close();
}
`;
}

function python({ url, accept, kind, file, prints, needsToken }) {
    const token = needsToken ? `, "Authorization": "Bearer " + os.environ["TOKEN"]` : "";
    const use = kind === "picture"
        ? `    with open("${file}", "wb") as file:
        file.write(response.read())`
        : `    for result in json.load(response):
        print(result.get("${prints}", {}).get("Value", ["no value"])[0])`;
    return `${kind === "picture" ? "" : "import json\n"}${needsToken ? "import os\n" : ""}import urllib.request

request = urllib.request.Request(
    ${quoted(url)},
    headers={"Accept": ${quoted(accept)}${token}},
)
with urllib.request.urlopen(request) as response:
${use}
`;
}

/** Name → what makes the program of a request `{ url, accept, kind, file, prints, needsToken }`. */
export const languages = new Map([
    ["curl", curl],
    ["Swift", swift],
    ["Kotlin", kotlin],
    ["JavaScript", javaScript],
    ["Dart", dart],
    ["Python", python],
]);
