#include "web/share_links.h"

#include <string>

#include "web/page_search.h"

namespace dateline::web {
namespace {

// `path` with what the search is asked, from its first hit on: no feed has a map.
std::string address(std::string path, const SearchRequest& search, std::string_view more = {}) {
  SearchRequest whole = search;
  whole.offset = 0;
  whole.limit = kDefaultLimit;
  std::string parameters = search_url(whole).substr(1);
  if (!more.empty()) {
    parameters += parameters.empty() ? "?" : "&";
    parameters += more;
  }
  return path + parameters;
}

void write_link(Text label, std::string_view url, HtmlWriter& out) {
  out.markup("<li><a href=\"").text(url).markup("\">").say(label).markup("</a></li>\n");
}

}  // namespace

void write_alternates(const PageSearch& search, HtmlWriter& out) {
  out.markup("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"")
      .text(text_of(Text::share_atom))
      .markup("\" href=\"")
      .text(address("/feed.atom", search))
      .markup("\">\n<link rel=\"alternate\" type=\"application/feed+json\" title=\"")
      .text(text_of(Text::share_json_feed))
      .markup("\" href=\"")
      .text(address("/feed.json", search))
      .markup("\">\n");
}

void write_share_links(const PageSearch& search, HtmlWriter& out) {
  out.markup("<nav class=\"share\" aria-label=\"")
      .text(text_of(Text::share_search))
      .markup("\">\n<ul>\n");
  write_link(Text::share_permalink, page_url(search), out);
  write_link(Text::share_atom, address("/feed.atom", search), out);
  write_link(Text::share_json_feed, address("/feed.json", search), out);
  write_link(Text::share_csv, address("/api/v1/export", search, "format=csv"), out);
  write_link(Text::share_jsonl, address("/api/v1/export", search, "format=jsonl"), out);
  out.markup("</ul>\n</nav>\n");
}

}  // namespace dateline::web
