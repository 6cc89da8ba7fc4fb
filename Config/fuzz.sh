#!/usr/bin/env bash
# Fuzzes the reading of DICOM with libFuzzer, the address and the undefined-behaviour sanitizer.
#   Config/fuzz.sh data-set|codecs|part-ten [SECONDS]     1200 seconds where none are named
# DCMTK is built anew from Debian's source package of the installed version, so that the sanitizers see into it. What is
# found lies in .build/fuzz/findings; once it is fixed, its bytes belong into a test of the module.
set -euo pipefail
shopt -s extglob
cd "$(dirname "$0")/.."
target=${1:?"data-set, codecs or part-ten"}
seconds=${2:-1200}
jobs=${JOBS:-1}

root=$PWD
work=$root/.build/fuzz
tools=$(dirname "$(realpath "$(command -v swift)")")
version=$(dpkg-query --show --showformat '${Version}' libdcmtk-dev)
source=$work/dcmtk-${version%%-*}
sanitizers=address,undefined
# DCMTK's casts between its classes, and between kinds of functions, are its own matter.
flags=(-g -O1 -fno-omit-frame-pointer "-fsanitize=fuzzer-no-link,$sanitizers" -fno-sanitize=vptr,function -w
    "-fsanitize-ignorelist=$root/Tests/Fuzzing/undefined-behaviour-ignored.txt")
mkdir -p "$work/objects" "$work/findings/$target" "$work/corpus/$target" "$work/seeds/$target"

fetch_dcmtk() {
    [[ -d $source ]] && return
    # The sources of what this machine installs from, which most machines leave out.
    local lists=$work/apt
    mkdir -p "$lists/state/partial" "$lists/parts"
    sed -n 's/^deb /deb-src /p' /etc/apt/sources.list /etc/apt/sources.list.d/*.list > "$lists/sources.list" 2> /dev/null || true
    local file
    for file in /etc/apt/sources.list.d/*.sources; do
        [[ -e $file ]] && sed 's/^Types:.*/Types: deb-src/' "$file" > "$lists/parts/$(basename "$file")"
    done
    local options=(-qq -o "Dir::Etc::SourceList=$lists/sources.list" -o "Dir::Etc::SourceParts=$lists/parts" -o "Dir::State::Lists=$lists/state")
    apt-get "${options[@]}" update || true
    (cd "$work" && apt-get "${options[@]}" source "dcmtk=$version")
}

# compile OUTPUT SOURCE FLAGS…: where the object is older than its source.
compile() {
    local output=$1 input=$2
    shift 2
    [[ $output -nt $input ]] && return
    local compiler=("$tools/clang++" -std=c++17)
    [[ $input == *.c ]] && compiler=("$tools/clang")
    "${compiler[@]}" "${flags[@]}" "$@" -c "$input" -o "$output"
}

# compile_folder NAME FOLDER FLAGS…
compile_folder() {
    local name=$1 folder=$2
    shift 2
    mkdir -p "$work/objects/$name"
    local input
    for input in "$folder"/*.cc "$folder"/*.cpp "$folder"/*.c; do
        # Programs of their own, and the reader of XML, which needs a library that nothing here needs.
        [[ -e $input && $input != */mk*.cc && $input != */xml2dcm.cc ]] || continue
        while (($(jobs -rp | wc -l) >= jobs)); do wait -n; done
        compile "$work/objects/$name/$(basename "$input").o" "$input" "$@" &
    done
    wait
}

build_dcmtk() {
    compile_folder dcmdata "$source/dcmdata/libsrc"
    [[ $target == codecs ]] || return 0
    local bits
    for bits in 8 12 16; do
        # The three builds of the JPEG library share the name of one table.
        compile_folder "ijg$bits" "$source/dcmjpeg/libijg$bits" "-I$source/dcmjpeg/libijg$bits" "-Djaritab=jaritab$bits"
    done
    compile_folder dcmjpeg "$source/dcmjpeg/libsrc" "-I$source/dcmjpeg/libijg8" "-I$source/dcmjpeg/libijg12" "-I$source/dcmjpeg/libijg16"
    # The installed one would bring a second dcmdata along.
    compile_folder dcmimgle "$source/dcmimgle/libsrc"
    compile_folder charls "$source/dcmjpls/libcharls" -DCHARLS_STATIC
    compile_folder dcmjpls "$source/dcmjpls/libsrc" -DENABLE_DCMJPLS_INTERLEAVE_NONE "-I$source/dcmjpls/libcharls"
}

# The files of the project and, where they lie beside the checkout, those of others: their beginnings, since pixels say
# nothing to a parser.
gather_seeds() {
    local file number=0 folders=(SampleStudies)
    [[ -d ../shared/studies ]] && folders+=(../shared/studies)
    while IFS= read -r -d '' file; do
        head -c "$1" "$file" > "$work/seeds/$target/$((number++))"
    done < <(find "${folders[@]}" -type f ! -name '*.json*' ! -name '*.md' ! -name '*.txt' -print0)
}

fetch_dcmtk
build_dcmtk
# Its headers change.
rm -rf "$work/objects/CDCMTK"
compile_folder CDCMTK Sources/CDCMTK -ISources/CDCMTK/include
libraries=(-loflog -lofstd -lz)
data_set=("$work"/objects/CDCMTK/!(CodecHead|CodecJPEG|CodecJPEGLS).cc.o "$work"/objects/dcmdata/*.o)
length=16384
case $target in
data-set)
    "$tools/clang++" -std=c++17 "${flags[@]}" "-fsanitize=fuzzer,$sanitizers" -fuse-ld=lld -ISources/CDCMTK/include \
        Tests/Fuzzing/DataSetFuzzer.cc "${data_set[@]}" "${libraries[@]}" -o "$work/$target"
    ;;
codecs)
    length=65536
    "$tools/clang++" -std=c++17 "${flags[@]}" "-fsanitize=fuzzer,$sanitizers" -fuse-ld=lld -ISources/CDCMTK/include \
        Tests/Fuzzing/CodecFuzzer.cc "$work"/objects/{CDCMTK,dcmdata,dcmjpeg,ijg8,ijg12,ijg16,dcmjpls,charls,dcmimgle}/*.o \
        "${libraries[@]}" -o "$work/$target"
    ;;
part-ten)
    modules=$work/modules
    mkdir -p "$modules"
    printf 'module CDCMTK { header "%s/Sources/CDCMTK/include/CDCMTK.h" export * }\n' "$root" > "$modules/module.modulemap"
    swift=(swiftc -swift-version 6 -package-name lightbox -parse-as-library -O -g "-sanitize=fuzzer,address"
        -strict-memory-safety -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
        -enable-upcoming-feature MemberImportVisibility -I "$modules")
    for module in DICOMCore DICOMParsing; do
        mapfile -t inputs < <(find "Sources/$module" -name '*.swift')
        "${swift[@]}" -wmo -module-name "$module" -emit-module -emit-module-path "$modules/$module.swiftmodule" \
            -c "${inputs[@]}" -o "$modules/$module.o"
    done
    "${swift[@]}" -use-ld=lld -module-name PartTenFuzzer Tests/Fuzzing/PartTenFuzzer.swift "$modules"/*.o \
        "${data_set[@]}" "${libraries[@]}" -lstdc++ -o "$work/$target"
    ;;
*)
    echo "data-set, codecs or part-ten" >&2
    exit 2
    ;;
esac
gather_seeds "$length"
[[ $seconds == 0 ]] && exit
export DCMDICTPATH=${DCMDICTPATH:-$(ls /usr/share/libdcmtk*/dicom.dic | head -1)}
export LSAN_OPTIONS=${LSAN_OPTIONS:-suppressions=$root/Tests/Fuzzing/leaks-ignored.txt:print_suppressions=0}
"$work/$target" -max_total_time="$seconds" -max_len="$length" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$work/findings/$target/" "$work/corpus/$target" "$work/seeds/$target"
