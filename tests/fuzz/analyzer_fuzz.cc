// The analyzer on anything: valid terms, ranges inside the text, positions in order.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/utf8.h"
#include "core/text/analyzer.h"
#include "core/text/sentences.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const AnalyzeMode mode : {AnalyzeMode::text, AnalyzeMode::query}) {
    std::uint32_t position = 0;
    for (const Token& token : analyze(text, mode)) {
      require(!token.term.empty() && token.term.size() <= kMaxTermBytes);
      require(utf8::is_valid(token.term));
      require(token.range.begin < token.range.end && token.range.end <= text.size());
      require(token.position >= position && token.positions >= 1);
      position = token.position;
    }
  }
  std::size_t end = 0;
  for (const ByteRange& sentence : split_sentences(text)) {
    require(sentence.begin >= end && sentence.begin < sentence.end && sentence.end <= text.size());
    end = sentence.end;
  }
  return 0;
}
