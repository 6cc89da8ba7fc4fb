import LightboxCommands

@main
enum Lightbox {
    static func main() async {
        await runLightbox()
    }
}
