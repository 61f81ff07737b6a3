// The program dateline-serve from outside: its exit statuses, its one line, its end.
#include <catch2/catch.hpp>
#include <csignal>
#include <string>
#include <vector>

#include "tests/web/http_client.h"
#include "tests/web/program.h"
#include "tests/web/sample_index.h"

using namespace dateline::web;
using dateline::web::test::port_of;
using dateline::web::test::Program;

TEST_CASE("dateline-serve: says where it listens, serves, and ends cleanly when told") {
  const test::SampleIndex index(test::sample_articles());
  for (const int signal : {SIGTERM, SIGINT}) {
    Program program({"--index", index.path(), "--listen=127.0.0.1:0"});
    const std::string address = program.line();
    CHECK(address.rfind("http://127.0.0.1:", 0) == 0);
    CHECK(address.back() == '/');
    CHECK(test::get(port_of(address), "/readyz").status == 200);
    CHECK(test::get(port_of(address), "/?q=channel").status == 200);
    program.signal(signal);
    CHECK(program.wait() == 0);
    CHECK(program.messages().empty());
  }
}

TEST_CASE("dateline-serve: a port that is taken is status 4 and a message that names it") {
  const test::SampleIndex index(test::sample_articles());
  Program first({"--index", index.path(), "--listen", "127.0.0.1:0"});
  const int port = port_of(first.line());
  Program second({"--index", index.path(), "--listen", "127.0.0.1:" + std::to_string(port)});
  CHECK(second.wait() == 4);
  CHECK(second.messages().find(std::to_string(port)) != std::string::npos);
}

TEST_CASE("dateline-serve: exit statuses") {
  const auto check = [](const std::vector<std::string>& arguments, int status) {
    INFO(arguments.front());
    Program program(arguments);
    CHECK(program.wait() == status);
    if (status != 0) CHECK_FALSE(program.messages().empty());
  };
  check({"--help"}, 0);
  check({"--version"}, 0);
  check({"--nonsense"}, 2);
  check({"extra"}, 2);
  check({"--listen"}, 2);
  check({"--listen", "8080"}, 2);
  check({"--index", "/nonexistent/index", "--listen", "127.0.0.1:0"}, 3);
}
