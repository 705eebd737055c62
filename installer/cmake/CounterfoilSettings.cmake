# Flags shared by every target, and the functions that declare targets. Sources are globbed (CONFIGURE_DEPENDS): every
# file in a target's folder belongs to the target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# moc 6.4 cannot parse <concepts> of libstdc++; with its include guard defined, moc (and only moc) skips it.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
# All libraries are the system's. Qt's set-up requests a run path on installation, and CMake reserves space for it in
# built files with a row of colons; the loader takes each empty element for the current folder and would load from
# there.
set(CMAKE_SKIP_RPATH ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # These settings let the cache work with precompiled headers and from any build folder.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()

# Links much faster; GCC knows mold by name since 12.1.
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    add_link_options(-fuse-ld=mold)
endif()

add_library(counterfoil_flags INTERFACE)
target_include_directories(counterfoil_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(counterfoil_flags INTERFACE
    -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch
    # GCC 12 to 14 falsely warn of overruns in the standard library's string concatenation when optimising.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds -Wno-stringop-overflow -Wno-restrict>
    # Its "header" is every source that a unity build includes.
    $<$<BOOL:${COUNTERFOIL_UNITY}>:-Wno-subobject-linkage>
    -fstack-protector-strong -fno-omit-frame-pointer
    # Tests run once: optimizing them takes longer than it saves. What they test is optimized like what ships.
    $<$<AND:$<CONFIG:Release,RelWithDebInfo>,$<NOT:$<BOOL:$<TARGET_PROPERTY:COUNTERFOIL_TEST>>>>:-D_FORTIFY_SOURCE=2>
    $<$<BOOL:$<TARGET_PROPERTY:COUNTERFOIL_TEST>>:-O0>
    $<$<BOOL:${CCACHE_PROGRAM}>:-fpch-preprocess>)
target_compile_definitions(counterfoil_flags INTERFACE
    COUNTERFOIL_VERSION="${PROJECT_VERSION}"
    BOOST_ASIO_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED
    QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_link_options(counterfoil_flags INTERFACE -Wl,-z,relro,-z,now)
if(COUNTERFOIL_SANITIZE)
    target_compile_options(counterfoil_flags INTERFACE -fsanitize=${COUNTERFOIL_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(counterfoil_flags INTERFACE -fsanitize=${COUNTERFOIL_SANITIZE})
endif()

if(COUNTERFOIL_FUZZ)
    target_compile_options(counterfoil_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Under Ninja, CMake does not look for Q_OBJECT in a header that the glob found later, unless its timestamp file is
# gone.
function(forget_moc_when_changed name sources)
    set(known "${CMAKE_CURRENT_BINARY_DIR}/${name}.sources")
    set(before "")
    if(EXISTS "${known}")
        file(READ "${known}" before)
    endif()
    if(NOT before STREQUAL sources)
        file(WRITE "${known}" "${sources}")
        file(REMOVE "${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/timestamp")
    endif()
endfunction()

# A program built with the same flags can reuse a library's precompiled header.
function(counterfoil_share_pch name owner)
    if(owner AND COUNTERFOIL_PCH)
        target_precompile_headers(${name} REUSE_FROM ${owner})
    endif()
endfunction()

# Compiles the files of each folder of a library together, twelve at a time. Other folders' files never meet, so a new
# file can clash with its neighbours only.
function(counterfoil_unity name sources)
    if(NOT COUNTERFOIL_UNITY)
        return()
    endif()
    foreach(source IN LISTS sources)
        if(source MATCHES "\\.cpp$")
            file(RELATIVE_PATH path "${CMAKE_CURRENT_SOURCE_DIR}" "${source}")
            string(REGEX MATCH "^[^/]+/" folder "${path}")
            string(MAKE_C_IDENTIFIER "group_${folder}" group)
            math(EXPR batch "0${${group}} / 12")
            math(EXPR ${group} "0${${group}} + 1")
            set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${group}${batch}")
        endif()
    endforeach()
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# counterfoil_library(name LINK libs... [PCH headers...]): a static library of every .cpp and .h below this folder.
function(counterfoil_library name)
    cmake_parse_arguments(ARG "" "" "LINK;PCH" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    add_library(${name} STATIC ${sources})
    forget_moc_when_changed(${name} "${sources}")
    target_link_libraries(${name} PUBLIC counterfoil_flags ${ARG_LINK})
    if(ARG_PCH AND COUNTERFOIL_PCH)
        target_precompile_headers(${name} PRIVATE ${ARG_PCH})
    endif()
    counterfoil_unity(${name} "${sources}")
endfunction()
