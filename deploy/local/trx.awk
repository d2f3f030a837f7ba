# Reads the result files of "dotnet test": prints each failed test with its message, and last "passed failed skipped".
BEGIN { RS = "<" }

function attribute(name,    start, rest) {
    start = index($0, " " name "=\"")
    rest = substr($0, start + length(name) + 3)
    return start ? plain(substr(rest, 1, index(rest, "\"") - 1)) : ""
}

function plain(text) {
    gsub(/&lt;/, "<", text)
    gsub(/&gt;/, ">", text)
    gsub(/&quot;/, "\"", text)
    gsub(/&apos;/, "'", text)
    gsub(/&#xD;/, "", text)
    gsub(/&#xA;/, "\n", text)
    gsub(/&amp;/, "\\&", text)
    return text
}

function indented(text) {
    gsub(/\n/, "\n        ", text)
    return "        " text
}

function first_lines(text, count,    lines, i, all) {
    i = split(text, lines, "\n")
    for (count = (i < count ? i : count); count > 0; count--) {
        all = lines[count] (all == "" ? "" : "\n") all
    }
    return all
}

/^UnitTestResult / {
    outcome = attribute("outcome")
    if (outcome == "Passed") {
        passed++
    } else if (outcome == "Failed") {
        failed++
        print "    " attribute("testName")
    } else {
        skipped++
    }
}

outcome == "Failed" && /^Message>/ { print indented(plain(substr($0, 9))) }

outcome == "Failed" && /^StackTrace>/ { print indented(first_lines(plain(substr($0, 12)), 5)) }

END { print passed + 0, failed + 0, skipped + 0 }
