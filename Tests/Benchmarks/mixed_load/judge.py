"""Whether what was promised was kept: answers, memory, descriptors."""

import statistics

# Files that may be open in the last quarter beyond those of the second: the server keeps a bounded number of objects open
# between requests.
DESCRIPTOR_SLACK = 16


def report(outcomes, wrong, answers, expected, looks, at_rest, afterwards, slack):
    """Prints what happened; whether it was as it must be.

    outcomes: of the clients that look at answers; the times are those of the last one.
    wrong, answers: of the bulk, those that were no success, and all.
    expected: how many answers should have been looked at, and how many in bulk.
    slack: MB that memory of the last quarter may be above that of the second one: what an allocator keeps moves.
    """
    print(f"{'':22}{'answers':>9}{'median':>9}{'99 %':>9}{'longest':>9}   ms")
    for kind, seconds in sorted(outcomes[-1].times.items()):
        tail = statistics.quantiles(seconds, n=100, method="inclusive")[98] if len(seconds) > 1 else seconds[0]
        figures = (statistics.median(seconds), tail, max(seconds))
        print(f"{kind:22}{len(seconds):9}" + "".join(f"{1000 * one:9.1f}" for one in figures))
    elapsed = looks[-1].moment - looks[0].moment
    print(f"{(looks[-1].processor - looks[0].processor) / elapsed:.2f} cores for the server without its decoders; "
          f"{sum(outcome.stored for outcome in outcomes)} objects stored")
    memory = quarters([look.memory for look in looks])
    descriptors = quarters([look.descriptors for look in looks])
    print("memory of each quarter: " + ", ".join(f"{one:.0f}" for one in memory) + f" MB, peak {afterwards.peak:.0f} MB; "
          f"{at_rest.memory:.0f} MB before, {afterwards.memory:.0f} MB afterwards")
    print("descriptors of each quarter: " + ", ".join(f"{one:.0f}" for one in descriptors) + f"; {at_rest.descriptors} before, "
          f"{afterwards.descriptors} afterwards; connections: {at_rest.connections} before, "
          f"{afterwards.connections} afterwards; threads: {at_rest.threads} before, "
          f"{max(look.threads for look in looks)} at most")
    faults = [f"{count} x {kind}: {what} at {path}" for outcome in outcomes
              for (kind, what, path), count in outcome.wrong.most_common(10)]
    # A load that was not there shows nothing.
    for what, seen, wanted in [("that are looked at", outcomes[-1].answers, expected[0]), ("in bulk", answers, expected[1])]:
        if seen < wanted / 2:
            faults.append(f"only {seen} answers {what}, of {wanted:.0f}")
    if wrong:
        faults.append(f"{wrong} answers of the bulk were no success")
    if memory[3] > memory[1] + slack:
        faults.append(f"memory grew by {memory[3] - memory[1]:.0f} MB from the second quarter to the last")
    if descriptors[3] > descriptors[1] + DESCRIPTOR_SLACK:
        faults.append(f"{descriptors[3] - descriptors[1]:.0f} more descriptors in the last quarter than in the second")
    if afterwards.connections > at_rest.connections:
        faults.append(f"{afterwards.connections - at_rest.connections} connections more than before the clients came")
    for fault in faults:
        print(f"FAIL {fault}")
    if not faults:
        print("ok   every answer as it must be, memory flat, no descriptor left open")
    return not faults


def quarters(values):
    """The medians of the four quarters."""
    length = max(1, len(values) // 4)
    return [statistics.median(values[start:start + length])
            for start in (0, min(length, len(values) - length), min(2 * length, len(values) - length), len(values) - length)]
