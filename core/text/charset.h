// Bytes of any charset to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// `bytes` as valid UTF-8 without a byte order mark. The charset is, in this order: what a byte
// order mark says (UTF-8, UTF-16, UTF-32), UTF-8 where the bytes are valid UTF-8, the `declared`
// one where ICU knows it (names as in HTTP and XML; "iso-8859-1" means windows-1252, as the WHATWG
// encoding standard has it), else the one ICU detects, windows-1252 where it has no idea. UTF-16
// without a mark is told by its zeros. Never fails: what does not convert becomes U+FFFD.
[[nodiscard]] std::string to_utf8(std::string bytes, std::string_view declared = {});

// Undoes text that was UTF-8, read as windows-1252 and written as UTF-8 again ("â€™" for a curly
// quote), where that is unmistakable: such readings of punctuation, signs and emoji, which nobody
// writes, always; of Latin letters ("Ã©") beside one of these; all of them where the text holds no
// other character above ASCII. REQUIRES valid UTF-8.
[[nodiscard]] std::string repaired_mojibake(std::string text);

}  // namespace dateline
