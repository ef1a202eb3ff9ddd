package io.recarga.carrier.tapi;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the order that delivers exactly what a top-up asks for, or says why there is none. */
final class Orders {
  private final AdapterId id;
  private final Catalogue catalogue;

  Orders(AdapterId id, Catalogue catalogue) {
    this.id = id;
    this.catalogue = catalogue;
  }

  /**
   * Makes the order.
   *
   * @throws NotServedException if nothing here delivers exactly that, with the reason
   */
  Order of(TopUp topUp) {
    Carrier carrier = topUp.sim().carrier();
    PhoneNumber number = topUp.sim().number();
    if (number == null) {
      throw refused("the phone number of the SIM card is missing");
    }
    List<Wire.Company> companies = catalogue.of(carrier).value();
    if (companies.isEmpty()) {
      throw new NotServedException(catalogue.missing(carrier));
    }
    Plan plan = topUp.plan();
    return plan != null
        ? ofPlan(plan, carrier, companies, number)
        : ofAmount(Objects.requireNonNull(topUp.amount(), "amount"), carrier, companies, number);
  }

  private Order ofPlan(
      Plan plan, Carrier carrier, List<Wire.Company> companies, PhoneNumber number) {
    if (!plan.adapter().equals(id)) {
      throw refused("plan " + plan.id() + " is sold by " + plan.adapter());
    }
    PlanId wanted = PlanId.parse(plan.id());
    for (Wire.Company company : companies) {
      for (Wire.Product product : Catalogue.present(company.products())) {
        boolean same = wanted.company().equals(company.companyCode())
            && wanted.product().equals(product.productId());
        if (same && Products.isLive(product) && sells(product, wanted.amount())) {
          Money money = new Money(wanted.amount(), carrier.currency());
          return order(company, product, money, carrier, number);
        }
      }
    }
    throw refused("plan " + plan.id() + " is not sold for lines of " + carrier + " any more");
  }

  private Order ofAmount(
      Money amount, Carrier carrier, List<Wire.Company> companies, PhoneNumber number) {
    if (!amount.currency().equals(carrier.currency())) {
      throw refused("takes " + carrier.currency() + " only, not " + amount);
    }
    // A product of just that amount goes first: it is what the carrier means by it.
    Predicate<Wire.Product> fixed = product -> sells(product, amount.amount());
    Predicate<Wire.Product> range =
        product -> Products.isOpen(product) && Products.holds(product, amount.amount());
    for (Predicate<Wire.Product> fits : List.of(fixed, range)) {
      for (Wire.Company company : companies) {
        for (Wire.Product product : Catalogue.present(company.products())) {
          if (Products.isLive(product) && Products.isCredit(product) && fits.test(product)) {
            return order(company, product, amount, carrier, number);
          }
        }
      }
    }
    throw refused("does not sell exactly " + amount + nearest(amount, companies));
  }

  private Order order(
      Wire.Company company,
      Wire.Product product,
      Money money,
      Carrier carrier,
      PhoneNumber number) {
    boolean whole = mustBeWhole(company, carrier, number);
    return new Order(
        Objects.requireNonNull(company.companyCode(), "companyCode"),
        Objects.requireNonNull(product.productId(), "productId"),
        money,
        Objects.requireNonNull(company.identifierName(), "identifierName"),
        whole);
  }

  /** Finds the form of the number whose length the company takes. */
  private boolean mustBeWhole(Wire.Company company, Carrier carrier, PhoneNumber number) {
    String national = Numbers.national(number, carrier.country());
    if (fits(company, national)) {
      return false;
    }
    if (fits(company, number.digits())) {
      return true;
    }
    throw refused(company.companyName() + " takes " + company.minLength() + " to "
        + company.maxLength() + " characters as " + company.identifierName());
  }

  private static boolean fits(Wire.Company company, String text) {
    BigDecimal length = BigDecimal.valueOf(text.length());
    return (company.minLength() == null || length.compareTo(company.minLength()) >= 0)
        && (company.maxLength() == null || length.compareTo(company.maxLength()) <= 0);
  }

  private static boolean sells(Wire.Product product, BigDecimal amount) {
    return Products.amounts(product).stream().anyMatch(one -> one.compareTo(amount) == 0);
  }

  private static String nearest(Money wanted, List<Wire.Company> companies) {
    TreeSet<BigDecimal> offers = new TreeSet<>();
    for (Wire.Company company : companies) {
      for (Wire.Product product : Catalogue.present(company.products())) {
        if (Products.isLive(product) && Products.isCredit(product)) {
          offers.addAll(Products.amounts(product));
          add(offers, Products.isOpen(product) ? product.minAmount() : null);
          add(offers, Products.isOpen(product) ? product.maxAmount() : null);
        }
      }
    }
    BigDecimal less = offers.lower(wanted.amount());
    BigDecimal more = offers.higher(wanted.amount());
    if (less == null && more == null) {
      return ": nothing near it is sold";
    }
    if (less == null || more == null) {
      return ": the nearest offer is " + text(less == null ? more : less, wanted);
    }
    return ": the nearest offers are " + text(less, wanted) + " and " + text(more, wanted);
  }

  private static void add(Set<BigDecimal> offers, @Nullable BigDecimal bound) {
    if (bound != null) {
      offers.add(bound);
    }
  }

  private static String text(@Nullable BigDecimal amount, Money wanted) {
    return String.valueOf(
        amount == null ? null : Money.of(amount, wanted.currency().getCurrencyCode()));
  }

  private NotServedException refused(String why) {
    return new NotServedException(id + ": " + why);
  }
}
