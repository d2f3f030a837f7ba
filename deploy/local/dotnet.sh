# The .NET SDK, used so that no server of the build outlives it. Sourced after common.sh.
# shellcheck shell=bash

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false


# Ends with what to install when the SDK that global.json asks for is not there.
require_sdk() {
    PATH=$PATH:${DOTNET_ROOT:-$HOME/.dotnet}
    if ! command -v dotnet > /dev/null; then
        fail "The .NET SDK 10 is missing on this machine. $sdk_advice"
    fi
    if ! (cd "$root" && dotnet --version) > /dev/null 2>&1; then
        fail "The .NET SDK on this machine is too old ($(dotnet --list-sdks | cut -d ' ' -f 1 | paste -s -d ' ')): 10.0 is needed. $sdk_advice"
    fi
}

sdk_advice='Install it as https://learn.microsoft.com/dotnet/core/install/linux says, or for yourself alone with:

    curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
'

# The tools and the packages need a home they can write to.
if [[ ! -w ${HOME:-/nonexistent} ]]; then
    export HOME=$root/.local/home
    mkdir -p -- "$HOME"
fi
