"""Text that a writer may stumble over."""

# a formula, characters that XML forbids, quotes, backslashes before a u, a semicolon at a line's end, a letter beyond 16 bits
AWKWARD = "=1+1 \x01\x0b\ufffe«Кут» \"q\" 'a' C:\\users \\u0041 `b` ;\n😀"
# as it is read back from XML and tables
PLAIN = "=1+1 «Кут» \"q\" 'a' C:\\users \\u0041 `b` ;\n😀"
