// The floor under every import: DCMTK reads the header of each file, on as many threads as are asked for, and that is all.
// Usage: parse-floor THREADS FOLDER. Prints files and seconds.
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

int main(int count, char **arguments) {
    if (count != 3) return 2;
    std::vector<std::string> files;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(arguments[2]))
        if (entry.is_regular_file()) files.push_back(entry.path());
    dcmDataDict.rdlock();
    dcmDataDict.rdunlock();
    std::atomic<size_t> next{0};
    std::atomic<size_t> read{0};
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (int thread = 0; thread < std::atoi(arguments[1]); thread++) {
        threads.emplace_back([&] {
            for (size_t place = next++; place < files.size(); place = next++) {
                DcmFileFormat file;
                if (file.loadFile(files[place].c_str(), EXS_Unknown, EGL_noChange, 4096).good()) read++;
            }
        });
    }
    for (auto &thread : threads) thread.join();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    std::printf("%zu %.3f\n", read.load(), taken.count());
}
