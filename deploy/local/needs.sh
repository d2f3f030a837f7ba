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
            coinor-cbc) command -v cbc ;;
            nodejs) command -v node ;;
            npm | curl | jq) command -v "$package" ;;
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

# Makes sure of the packages: installs what is missing when it may (as root, or by sudo without a password; never when
# SCHEME_INSTALL=never), and otherwise ends with the command to type.
provide() {
    local missing administrator=()
    mapfile -t missing < <(missing_packages "$@")
    if ((${#missing[@]} == 0)); then
        return
    fi
    if ((EUID != 0)); then
        administrator=(sudo -n)
    fi
    if may_install; then
        say "Installing ${missing[*]} (apt-get) …"
        (install_quietly "${missing[@]}") >&2 || say "apt-get could not install them."
    fi
    require "$@"
}

may_install() {
    [[ ${SCHEME_INSTALL:-} != never ]] && command -v apt-get > /dev/null && "${administrator[@]}" true 2> /dev/null
}

# Without starting the packages' own services, now or at the next boot, and without PostgreSQL's own database.
install_quietly() {
    trap restore_system EXIT
    forbid_services
    apt update || say "The package lists could not be updated."
    if [[ " $* " == *" postgresql "* ]]; then
        apt install postgresql-common
        forbid_main_cluster
    fi
    apt install "$@"
    "${administrator[@]}" systemctl disable --quiet postgresql rabbitmq-server 2> /dev/null || true
}

apt() {
    "${administrator[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get --yes --quiet --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" < /dev/null
}

policy=/usr/sbin/policy-rc.d
cluster=/etc/postgresql-common/createcluster.conf

forbid_services() {
    if [[ ! -e $policy ]]; then
        own_policy=yes
        printf '#!/bin/sh\nexit 101\n' | "${administrator[@]}" tee "$policy" > /dev/null
        "${administrator[@]}" chmod 755 "$policy"
    fi
}

forbid_main_cluster() {
    if [[ -f $cluster ]]; then
        "${administrator[@]}" cp -p "$cluster" "$cluster.before"
        "${administrator[@]}" sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' "$cluster"
    fi
}

restore_system() {
    if [[ -n ${own_policy:-} ]]; then
        "${administrator[@]}" rm -f "$policy"
    fi
    if [[ -f $cluster.before ]]; then
        "${administrator[@]}" mv -f "$cluster.before" "$cluster"
    fi
}
