# What has to be on the machine, where it is found, and how it gets there. Sourced after common.sh.
# shellcheck shell=bash

# Prints the newest folder of a pattern that holds a program; fails when there is none.
newest_holding() {
    local found
    found=$(compgen -G "$1/$2" | sort -V | tail -n 1) || true
    [[ -n $found ]] && dirname -- "$found"
}

# Each can be pointed elsewhere by a variable: SCHEME_POSTGRES_BIN, SCHEME_RABBITMQ_BIN, SCHEME_CHROMIUM.
find_postgres() { newest_holding "${SCHEME_POSTGRES_BIN:-/usr/lib/postgresql/*/bin}" initdb; }

find_rabbitmq() { newest_holding "${SCHEME_RABBITMQ_BIN:-/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin}" rabbitmq-server; }

find_chromium() {
    if [[ -n ${SCHEME_CHROMIUM:-} ]]; then
        [[ -x $SCHEME_CHROMIUM ]] && echo "$SCHEME_CHROMIUM"
    else
        command -v chromium || command -v chromium-browser || command -v google-chrome
    fi
}

# Prints those of the given Debian packages whose programs are not on the machine.
missing_packages() {
    local package
    for package in "$@"; do
        case $package in
            postgresql) find_postgres ;;
            rabbitmq-server) find_rabbitmq ;;
            chromium) find_chromium ;;
        esac > /dev/null || echo "$package"
    done
}

install_command() { echo "sudo apt-get update && sudo apt-get install --no-install-recommends $*"; }

# Ends with the command to type when one of the packages is missing.
require() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} == 0)) || fail "Missing on this machine: ${missing[*]}. Install it with:

    $(install_command "${missing[@]}")
"
}
