#include "indexer/sources/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "indexer/sources/field_names.h"
#include "indexer/sources/html_tree.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxJsonBytes = std::size_t{4} << 20;
constexpr int kMaxDepth = 8;

std::string text_of(const Json& value) {
  if (!value.is_string()) return {};
  const auto& text = value.get_ref<const std::string&>();
  return text.find('&') == std::string::npos ? text : html_text(text);
}

const Json& member(const Json& object, const char* name) {
  static const Json kNothing;
  if (!object.is_object()) return kNothing;
  const auto at = object.find(name);
  return at == object.end() ? kNothing : *at;
}

bool is_article_type(const Json& type) {
  if (type.is_array()) return std::any_of(type.begin(), type.end(), is_article_type);
  if (!type.is_string()) return false;
  const std::string_view name = type.get_ref<const std::string&>();
  return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report";
}

const Json* find_article(const Json& value, int depth) {
  if (depth > kMaxDepth) return nullptr;
  if (value.is_object() && is_article_type(member(value, "@type"))) return &value;
  if (value.is_object()) {
    for (const char* const name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      if (const Json* const found = find_article(member(value, name), depth + 1)) return found;
    }
    return nullptr;
  }
  if (!value.is_array()) return nullptr;
  for (const Json& element : value) {
    if (const Json* const found = find_article(element, depth + 1)) return found;
  }
  return nullptr;
}

// A string, an object's name, or those of an array.
void add_names(const Json& value, std::vector<std::string>& out, int depth = 0) {
  if (value.is_array() && depth < kMaxDepth) {
    for (const Json& element : value) add_names(element, out, depth + 1);
    return;
  }
  std::string name = text_of(value.is_object() ? member(value, "name") : value);
  if (value.is_object() && name.empty() && depth < kMaxDepth)
    return add_names(member(value, "name"), out, depth + 1);
  if (!name.empty()) out.push_back(std::move(name));
}

std::string first_name(const Json& value) {
  std::vector<std::string> names;
  add_names(value, names);
  return names.empty() ? std::string() : names.front();
}

std::string url_of(const Json& article) {
  std::string url = text_of(member(article, "url"));
  const Json& page = member(article, "mainEntityOfPage");
  if (url.empty()) url = text_of(page.is_object() ? member(page, "@id") : page);
  return url;
}

}  // namespace

void read_json_ld(std::string_view json, Article& article) {
  if (json.size() > kMaxJsonBytes) return;
  // Line ends inside strings are common, and forbidden.
  std::string clean(json);
  std::replace_if(
      clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  const Json parsed = Json::parse(clean, nullptr, false);
  const Json* const found = parsed.is_discarded() ? nullptr : find_article(parsed, 0);
  if (found == nullptr) return;
  set_field(article, ArticleField::title, text_of(member(*found, "headline")));
  set_field(article, ArticleField::title, text_of(member(*found, "name")));
  set_field(article, ArticleField::date, text_of(member(*found, "datePublished")));
  set_field(article, ArticleField::date, text_of(member(*found, "dateCreated")));
  set_field(article, ArticleField::source, first_name(member(*found, "publisher")));
  set_field(article, ArticleField::url, url_of(*found));
  set_field(article, ArticleField::language, first_name(member(*found, "inLanguage")));
  set_field(article, ArticleField::section, first_name(member(*found, "articleSection")));
  set_field(article, ArticleField::text, html_text(text_of(member(*found, "articleBody"))));
  if (article.authors.empty()) add_names(member(*found, "author"), article.authors);
  if (article.keywords.empty()) {
    const Json& keywords = member(*found, "keywords");
    if (keywords.is_string()) {
      set_field(article, ArticleField::keywords, text_of(keywords));
    } else {
      add_names(keywords, article.keywords);
    }
  }
}

}  // namespace dateline
