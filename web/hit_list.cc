#include "web/hit_list.h"

#include <algorithm>
#include <array>

#include "core/schema/entity_terms.h"
#include "web/facet_links.h"
#include "web/labels.h"
#include "web/page_search.h"
#include "web/pages.h"
#include "web/query_filters.h"

namespace dateline::web {
namespace {

// Of each kind, so that a hit stays short.
constexpr std::size_t kMaxChips = 4;
constexpr std::array<std::size_t, 3> kPageLengths = {10, 50, 100};

void write_chips(const PageSearch& request, const Hit& hit, HtmlWriter& out) {
  if (hit.people.empty() && hit.places.empty() && hit.numbers.empty()) return;
  out.markup("<ul class=\"chips\" aria-label=\"")
      .text(text_of(Text::in_this_article))
      .markup("\">\n");
  for (std::size_t i = 0; i < std::min(hit.people.size(), kMaxChips); ++i) {
    const std::string& name = hit.people[i];
    write_chip(request, ChipKind::person, name, field_query("person", name), out);
  }
  for (std::size_t i = 0; i < std::min(hit.places.size(), kMaxChips); ++i) {
    const std::string& name = hit.places[i];
    write_chip(request, ChipKind::place, name, field_query("place", name), out);
  }
  for (std::size_t i = 0; i < std::min(hit.numbers.size(), kMaxChips); ++i) {
    write_chip(request, ChipKind::number, hit.numbers[i], phrase(hit.numbers[i]), out);
  }
  out.markup("</ul>\n");
}

// A link to the article's list of copies; a script puts the list in place instead.
void write_copies(const PageSearch& request, const Hit& hit, HtmlWriter& out) {
  out.markup("<a class=\"copies\" data-copies=\"/api/v1/articles/")
      .text(percent_encoded(hit.id))
      .markup("/duplicates?limit=100\" href=\"")
      .text(article_url(hit.id, request))
      .text("#")
      .text(kCopiesAnchor)
      .markup("\">")
      .say(Text::show_copies, {{"n", hit.duplicates}})
      .markup("</a> ");
}

void write_byline(const PageSearch& request, const Hit& hit, HtmlWriter& out) {
  if (hit.date.empty() && hit.source.empty() && hit.duplicates == 0 && hit.story.empty()) return;
  out.markup("<p class=\"byline\">");
  if (!hit.date.empty()) {
    write_date(hit.date, out);
    out.markup(" ");
  }
  if (!hit.source.empty()) {
    out.markup("<span class=\"source\" dir=\"auto\">").text(hit.source).markup("</span> ");
  }
  if (!hit.story.empty()) {
    out.markup("<a class=\"story\" href=\"")
        .text(story_url(hit.story, request))
        .markup("\">")
        .say(Text::the_story)
        .markup("</a> ");
  }
  if (hit.duplicates > 0) write_copies(request, hit, out);
  out.markup("</p>\n");
}

void write_hit(const PageSearch& request, const Hit& hit, HtmlWriter& out) {
  out.markup("<li><article class=\"hit\">\n<h2 dir=\"auto\"><a href=\"")
      .text(article_url(hit.id, request))
      .markup("\">");
  if (hit.title_segments.empty()) {
    out.text(hit.title.empty() ? hit.id : hit.title);
  } else {
    write_segments(hit.title_segments, out);
  }
  out.markup("</a></h2>\n");
  write_byline(request, hit, out);
  if (!hit.snippet.empty()) {
    out.markup("<p class=\"snippet\" dir=\"auto\">");
    write_segments(hit.snippet, out);
    out.markup("</p>\n");
  }
  write_chips(request, hit, out);
  out.markup("</article></li>\n");
}

void write_page_link(const PageSearch& request, std::size_t offset, bool next, HtmlWriter& out) {
  PageSearch other = request;
  other.offset = offset;
  if (next) {
    out.markup("<a rel=\"next\" href=\"");
  } else {
    out.markup("<a rel=\"prev\" href=\"");
  }
  out.text(page_url(other))
      .markup("\">")
      .say(next ? Text::next_page : Text::previous_page)
      .markup("</a>\n");
}

void write_lengths(const PageSearch& request, HtmlWriter& out) {
  out.markup("<span class=\"lengths\"><span>").say(Text::per_page_label).markup("</span>");
  for (const std::size_t length : kPageLengths) {
    PageSearch other = request;
    other.limit = length;
    other.offset = 0;
    out.markup(" <a href=\"").text(page_url(other)).markup("\"");
    if (length == request.limit) out.markup(" aria-current=\"true\"");
    out.markup(">").number(length).markup("</a>");
  }
  out.markup("</span>\n");
}

}  // namespace

void write_segments(const std::vector<Segment>& segments, HtmlWriter& out) {
  for (const Segment& segment : segments) {
    if (segment.match) out.markup("<mark>");
    out.text(segment.text);
    if (segment.match) out.markup("</mark>");
  }
}

void write_hits(const PageSearch& request, const std::vector<Hit>& hits, HtmlWriter& out) {
  out.markup("<ol class=\"hits\">\n");
  for (const Hit& hit : hits) write_hit(request, hit, out);
  out.markup("</ol>\n");
}

void write_paging(const PageSearch& request, const SearchResults& results, HtmlWriter& out) {
  const std::size_t shown = request.fold ? results.total_folded : results.total;
  const std::size_t after = request.offset + request.limit;
  const bool has_next = after < shown && after <= kMaxOffset;
  if (request.offset == 0 && !has_next && shown <= kPageLengths.front()) return;
  out.markup("<nav class=\"paging\" aria-label=\"").text(text_of(Text::pages)).markup("\">\n");
  if (request.offset > 0) {
    write_page_link(request, request.offset - std::min(request.limit, request.offset), false, out);
  }
  if (!results.hits.empty()) {
    out.markup("<span>")
        .say(results.total_exact ? Text::page_range : Text::page_range_about,
             {{"first", request.offset + 1},
              {"last", request.offset + results.hits.size()},
              {"total", shown}})
        .markup("</span>\n");
  }
  if (has_next) write_page_link(request, after, true, out);
  write_lengths(request, out);
  out.markup("</nav>\n");
}

}  // namespace dateline::web
