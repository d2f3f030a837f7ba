# Shared by the scripts of deploy/: messages, ports, processes. Sourced, never run.
# shellcheck shell=bash

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# A script started with "&" by another one ignores Ctrl-C, and bash cannot undo that from within: start again with the default.
heed_interrupts() { [[ -z $(trap -p INT) ]] || exec env --default-signal=INT "$0" "$@"; }

# Succeeds when something listens on this port of 127.0.0.1.
listening() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

# Prints a port of 127.0.0.1 that nothing listens on, below the range the kernel gives to outgoing connections.
free_port() {
    local port
    for _ in {1..100}; do
        port=$((20000 + SRANDOM % 12000))
        if ! listening "$port"; then
            echo "$port"
            return
        fi
    done
    fail "No free port of 127.0.0.1 was found between 20000 and 31999."
}

# Reads a process into the array "fields": 0 its state, 1 its parent, 2 its group, 19 its start. Fails when it is gone or a zombie.
# A file that may be gone is read by "read": bash 5.2 ends the whole script when that happens to "$(< FILE)", even in a condition.
read_process() {
    local stat=
    { IFS= read -r -d '' stat < "/proc/$1/stat" || true; } 2> /dev/null
    read -ra fields <<< "${stat##*) }"
    ((${#fields[@]} > 19)) && [[ ${fields[0]} != [ZX] ]]
}

# Prints "number start-time" of a process, so that a number used again is not taken for it. Fails when it is gone or a zombie.
identity() {
    local fields
    read_process "$1" && echo "$1 ${fields[19]}"
}

# Prints the live processes whose parent (1) or group (2) is the given one.
processes_with() {
    local fields each
    for each in /proc/[0-9]*; do
        if read_process "${each#/proc/}" && [[ ${fields[$1]} == "$2" ]]; then
            echo "${each#/proc/}"
        fi
    done
}

# Succeeds while the process whose identity stands in the file is alive.
alive() {
    local known
    { read -r known < "$1"; } 2> /dev/null && [[ $(identity "${known%% *}") == "$known" ]]
}

# Waits a tenth of a second without starting a process.
tick() {
    [[ -n ${ticking:-} ]] || exec {ticking}<> <(:)
    read -r -t 0.1 -u "$ticking" || true
}

# until_true SECONDS COMMAND…: repeats the command until it succeeds; fails when the time is over.
until_true() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < end)) || return 1
        tick
    done
}

# Succeeds when none of the processes is left, zombies aside.
all_gone() {
    local process
    for process in "$@"; do
        ! identity "$process" > /dev/null || return 1
    done
}

group_gone() { [[ -z $(processes_with 2 "$1") ]]; }

# end_group FILE SIGNAL SECONDS: ends the process group led by the process in the file, by SIGKILL when the time is over.
end_group() {
    local leader
    leader=$(cut -d ' ' -f 1 "$1" 2> /dev/null) || return 0
    if alive "$1"; then
        kill -s "$2" -- "-$leader" 2> /dev/null || true
        until_true "$3" group_gone "$leader" || true
        kill -s KILL -- "-$leader" 2> /dev/null || true
        until_true 5 group_gone "$leader" || true
    fi
    rm -f -- "$1"
}

# start_group FILE OUTPUT COMMAND…: starts a command in a session of its own, with its identity in the file.
start_group() {
    local file=$1 output=$2
    shift 2
    setsid "$@" < /dev/null >> "$output" 2>&1 &
    identity $! > "$file" || true
}

# A server's start marks its folder, so that whoever ends it meanwhile waits for the whole of it and leaves nothing.
begin_start() {
    mkdir -p -m 711 -- "$1"
    identity $$ > "$1/starting"
}

await_start() { until_true 120 not_starting "$1" || true; }

not_starting() { ! alive "$1/starting"; }
