# The scheme's own processes: one with everything, or one for each service behind the front door. Sourced after common.sh.
# shellcheck shell=bash disable=SC2154

# Host and service; the service's name is that of its schema.
service_hosts=(Identity:identity Referrals:referrals Allocation:allocation AgeAssessments:age_assessments Refusals:refusals
    Dashboards:dashboards)

# The projects that make the shape: one host, or a list that holds all of those apart.
hosts_to_build() {
    if [[ $services ]]; then
        echo "$root/deploy/hosts.slnf"
    else
        echo "$root/src/Hosts/AllInOne"
    fi
}

declare -A host_of=()

# start_host HOST PORT [NAME=VALUE…]: starts one with these settings, its log in HOST.log. SCHEME_HOST is another program to start in the product's place.
start_host() {
    local host=$1 project=$root/src/Hosts/$1 port=$2
    local command=(dotnet "$project/bin/Release/net10.0/TransferScheme.$host.dll") setting
    shift 2
    for setting in ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS="http://127.0.0.1:$port" "$@"; do
        local -x "${setting?}"
    done
    if [[ ${SCHEME_HOST:-} ]]; then
        command=("$SCHEME_HOST") project=$root
    fi
    : > "$folder/$host.log"
    start_group "$folder/$host.group" "$folder/$host.log" env -C "$project" "${command[@]}"
    host_of[$!]=$host
}

# Settings that every host with a service takes, from the environment of this script alone.
common_settings() {
    export RabbitMq__Uri Demo__File=$folder/demo.json Protection__MasterKeyFile=$folder/master.key
    RabbitMq__Uri=$(< "$folder/rabbit.txt")
    if [[ $clock ]]; then
        export Development__Clock=$clock
    fi
}

start_together() {
    entrance=AllInOne
    start_host "$entrance" "$port" ConnectionStrings__Scheme="$(< "$folder/postgres.txt")"
}

# Each service signs in to the database as its own user, and finds the others by the front door alone. The portal's secret is of this
# run: it and the Identity service are given the same.
start_apart() {
    local each own secret door=() more
    secret=$(head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n')
    entrance=FrontDoor.Host
    "$here/postgres" roles "$folder/postgres" > /dev/null
    for each in "${service_hosts[@]}"; do
        own=$(free_port) more=()
        [[ $each != Identity:* ]] || more=(Portal__ClientSecret="$secret")
        start_host "${each%:*}.Host" "$own" Services__Address="http://127.0.0.1:$port" \
            Secrets__Folder="$folder/postgres/roles/scheme/${each#*:}" "${more[@]}"
        door+=(FrontDoor__Services__"${each#*:}"="http://127.0.0.1:$own")
    done
    own=$(free_port)
    start_host Portal.Host "$own" Services__Address="http://127.0.0.1:$port" Portal__ClientSecret="$secret"
    start_host "$entrance" "$port" FrontDoor__Services__portal="http://127.0.0.1:$own" "${door[@]}"
}

# Names the first host that has ended; fails while all run.
ended_host() {
    local each
    for each in "${host_of[@]}"; do
        if ! alive "$folder/$each.group"; then
            echo "$each"
            return
        fi
    done
    return 1
}

host_log() {
    tail -n 20 -- "$folder/$1.log"
    echo "(the whole log: $folder/$1.log)"
}
