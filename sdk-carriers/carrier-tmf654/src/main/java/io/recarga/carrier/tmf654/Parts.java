package io.recarga.carrier.tmf654;

import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.Question;
import java.util.EnumSet;
import java.util.Set;

/** The parts of one account's adapter, put together once. */
final class Parts {
  private final Api api;
  private final TmfDialect dialect;
  private final Lines lines;
  private final Pages pages;
  private final Buckets buckets;
  private final Records records;
  private final Finder finder;
  private final TmfAccount account;

  Parts(TmfAccount account) {
    this.account = account;
    dialect = account.dialect();
    api = new Api(account);
    lines = new Lines(account.adapterId(), dialect);
    pages = new Pages(api, dialect.pageSize());
    buckets = new Buckets(api, dialect, lines, pages);
    records = new Records(dialect, lines);
    finder = new Finder(api, dialect, lines, records, pages, account.time());
  }

  Api api() {
    return api;
  }

  TmfDialect dialect() {
    return dialect;
  }

  Lines lines() {
    return lines;
  }

  Pages pages() {
    return pages;
  }

  Buckets buckets() {
    return buckets;
  }

  Records records() {
    return records;
  }

  Finder finder() {
    return finder;
  }

  Requests requests() {
    return new Requests(account, lines);
  }

  Replies replies() {
    return new Replies(records, dialect.errors(), account.time());
  }

  Balances balances() {
    return new Balances(api, dialect, lines, buckets, pages);
  }

  Notices notices() {
    return new Notices(dialect.reference(), account.noticeToken());
  }

  Capabilities capabilities() {
    Set<Question> answers = EnumSet.of(Question.SIM_BALANCE, Question.ACTIVITY, Question.NOTICES);
    if (account.tellsUsage()) {
      answers.add(Question.USAGE);
    }
    return Capabilities.builder(dialect.duplicates())
        .answers(answers.toArray(Question[]::new))
        .sells(Product.AMOUNT)
        .callTimeout(account.http().callTimeout())
        .queryTimeout(account.http().queryTimeout().multipliedBy(2))
        .limits(dialect.limits())
        .build();
  }
}
