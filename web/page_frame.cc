#include "web/page_frame.h"

#include <array>
#include <utility>

#include "web/search_parameters.h"
#include "web/static_assets.h"
#include "web/url.h"

namespace dateline::web {
namespace {

using Choice = std::pair<std::string_view, Text>;  // value, label

template <std::size_t N>
void write_choices(const std::array<Choice, N>& choices, std::string_view selected,
                   HtmlWriter& out) {
  for (const auto& [value, label] : choices) {
    out.markup("<option value=\"").text(value).markup("\"");
    if (value == selected) out.markup(" selected");
    out.markup(">").say(label).markup("</option>");
  }
}

void write_head(std::string_view title, const SearchRequest& search, HtmlWriter& out) {
  out.markup("<!DOCTYPE html>\n<html lang=\"")
      .text(page_language())
      .markup("\" dir=\"")
      .text(page_direction())
      .markup(
          "\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
      .text(title.empty() ? std::string(text_of(Text::site_name))
                          : filled(Text::page_title, {{"title", title}}))
      .markup("</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"")
      .text(asset_path("favicon.svg"))
      .markup("\">\n<link rel=\"alternate\" type=\"application/atom+xml\" href=\"")
      .text("/feed.atom" + (search.query.empty() ? "" : query_string({{"q", search.query}})))
      .markup("\">\n<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"")
      .say(Text::site_name)
      .markup("\" href=\"/opensearch.xml\">\n<link rel=\"stylesheet\" href=\"")
      .text(asset_path("style.css"))
      .markup("\">\n<script type=\"module\" src=\"")
      .text(asset_path("app.js"))
      .markup("\"></script>\n</head>\n");
}

void write_options(const SearchRequest& search, HtmlWriter& out) {
  static constexpr std::array<Choice, 3> kMatches = {
      {{"auto", Text::match_auto}, {"all", Text::match_all}, {"any", Text::match_any}}};
  static constexpr std::array<Choice, 2> kFolds = {
      {{"on", Text::fold_on}, {"off", Text::fold_off}}};
  const bool changed = search.match != Match::automatic || !search.fold;
  if (changed) {
    out.markup("<details class=\"options\" open>");
  } else {
    out.markup("<details class=\"options\">");
  }
  out.markup("<summary>")
      .say(Text::options)
      .markup("</summary><div><label for=\"match\">")
      .say(Text::match_label)
      .markup("</label> <select id=\"match\" name=\"match\">");
  write_choices(kMatches, name_of(search.match), out);
  out.markup("</select> <label for=\"fold\">")
      .say(Text::fold_label)
      .markup("</label> <select id=\"fold\" name=\"fold\">");
  write_choices(kFolds, search.fold ? "on" : "off", out);
  out.markup("</select></div></details>\n");
}

void write_form(const SearchRequest& search, HtmlWriter& out) {
  static constexpr std::array<Choice, 3> kSorts = {{{"relevance", Text::order_relevance},
                                                    {"newest", Text::order_newest},
                                                    {"oldest", Text::order_oldest}}};
  out.markup(
         "<form class=\"search\" role=\"search\" action=\"/\" method=\"get\">\n"
         "<div class=\"row\"><label class=\"hidden\" for=\"q\">")
      .say(Text::search_label)
      .markup(
          "</label>\n<input type=\"search\" id=\"q\" name=\"q\" dir=\"auto\" "
          "autocomplete=\"off\" placeholder=\"")
      .text(text_of(Text::search_placeholder))
      .markup("\" value=\"")
      .text(search.query)
      .markup("\">\n<label class=\"hidden\" for=\"sort\">")
      .say(Text::order_label)
      .markup("</label>\n<select id=\"sort\" name=\"sort\">");
  write_choices(kSorts, name_of(search.sort), out);
  out.markup("</select>\n<button type=\"submit\">")
      .say(Text::search_button)
      .markup("</button></div>\n");
  if (search.limit != kDefaultLimit) {
    out.markup("<input type=\"hidden\" name=\"limit\" value=\"")
        .text(std::to_string(search.limit))
        .markup("\">\n");
  }
  write_options(search, out);
  out.markup("</form>\n");
}

}  // namespace

std::string framed(std::string_view title, const SearchRequest& search, const HtmlWriter& main) {
  HtmlWriter out;
  write_head(title, search, out);
  out.markup("<body>\n<a class=\"skip\" href=\"#main\">")
      .say(Text::skip_to_content)
      .markup("</a>\n<header class=\"masthead\">\n<a class=\"brand\" href=\"/\">")
      .say(Text::site_name)
      .markup("</a>\n");
  write_form(search, out);
  out.markup("</header>\n<main id=\"main\" tabindex=\"-1\">\n")
      .part(main)
      .markup("</main>\n<footer><p>")
      .say(Text::footer)
      .markup(" <a href=\"/\">")
      .say(Text::browse_everything)
      .markup("</a></p></footer>\n</body>\n</html>\n");
  return out.take();
}

}  // namespace dateline::web
