#include "web/texts.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "web/html.h"
#include "web/static_assets.h"

using namespace dateline::web;

namespace {
std::string said(Text id, Fills fills) {
  HtmlWriter out;
  out.say(id, fills);
  return out.take();
}
}  // namespace

TEST_CASE("Texts: the file and the enumerators agree, first to last") {
  const auto json = nlohmann::ordered_json::parse(asset_named("texts.json").content);
  const auto& texts = json.at("texts");
  REQUIRE(texts.size() > 50);
  std::size_t index = 0;
  for (const auto& [id, text] : texts.items()) {
    INFO(id);
    const auto& other = text.is_string() ? text : text.at("other");
    CHECK(text_of(static_cast<Text>(index), 5) == other.get<std::string>());
    CHECK_FALSE(other.get<std::string>().empty());
    ++index;
  }
  CHECK(text_of(Text::site_name) == "Dateline");
}

TEST_CASE("Texts: plural forms follow the first number") {
  CHECK(said(Text::count_articles, {{"n", 1}}) == "1 article");
  CHECK(said(Text::count_articles, {{"n", 0}}) == "0 articles");
  CHECK(said(Text::count_articles, {{"n", 1234}}) == "1,234 articles");
  CHECK(filled(Text::near_copies, {{"n", 2}}) == "and 2 near-copies");
}

TEST_CASE("Texts: foreign words are escaped and kept from turning the sentence") {
  CHECK(said(Text::without, {{"value", "<b>"}}) == "Without <bdi>&lt;b&gt;</bdi>");
  CHECK(filled(Text::without, {{"value", "Ann"}}) == "Without Ann");
  CHECK(filled(Text::without, {{"value", "آن"}}) == "Without \u2068آن\u2069");
  HtmlWriter link;
  link.markup("<a>").text("&").markup("</a>");
  CHECK(said(Text::did_you_mean, {{"query", link}}) == "Did you mean <a>&amp;</a>?");
  CHECK(said(Text::did_you_mean, {}) == "Did you mean {query}?");
}
