// The stored article's decoder on damaged bytes: an error or an article, never more memory than the
// bytes justify.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/schema/article_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto article = dateline::decoded_article({reinterpret_cast<const char*>(data), size});
  if (article && dateline::decoded_article(dateline::encoded(*article)).ok() == false) std::abort();
  return 0;
}
