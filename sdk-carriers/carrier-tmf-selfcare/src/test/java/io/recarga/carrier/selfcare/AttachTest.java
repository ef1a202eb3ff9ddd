package io.recarga.carrier.selfcare;

import static io.recarga.carrier.selfcare.Given.SIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.NotSupportedException;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.selfcare.SelfcareSimulator;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Question;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an adapter is once more is attached to it: the same, with more to tell. */
class AttachTest {
  private final SimulatorClock clock = Given.clock();
  private final SelfcareSimulator carrier = SelfcareSimulator.builder(clock).start();

  @AfterEach
  void close() {
    carrier.close();
  }

  /** A method that the interface gains later must be passed on too: its default would refuse. */
  @Test
  void everyMethodIsPassedOnUnlessAnApiAnswersIt() throws Exception {
    List<String> called = new ArrayList<>();
    CarrierAdapter recorder = recorder(called);
    CarrierAdapter attached =
        TmfSelfcare.builder(Given.CLARO, carrier.url()).bills().build().attach(recorder);
    called.clear();
    List<Method> methods = Arrays.stream(CarrierAdapter.class.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !List.of("capabilities", "bills").contains(method.getName()))
        .toList();
    assertThat(methods).hasSizeGreaterThan(15);
    for (Method method : methods) {
      Object[] nothing = new Object[method.getParameterCount()];
      try {
        method.invoke(attached, nothing);
      } catch (InvocationTargetException e) {
        throw new AssertionError(method + " was not passed on", e);
      }
    }
    assertThat(called)
        .containsExactlyInAnyOrderElementsOf(
            methods.stream().map(Method::getName).toList());
  }

  @Test
  void capabilitiesGainTheQuestionsAndNothingElse() {
    CarrierAdapter plain = new TopsUpOnly(Question.WALLET);
    Capabilities gained = TmfSelfcare.builder(Given.CLARO, carrier.url())
        .usage()
        .points()
        .build()
        .attach(plain)
        .capabilities();
    assertThat(gained.answers())
        .containsExactlyInAnyOrder(Question.WALLET, Question.USAGE, Question.POINTS);
    // Its text names all but the time-outs; SeamTest of the core holds that a copy keeps
    // everything.
    assertThat(gained.toBuilder().answers(Question.WALLET).build())
        .hasToString(plain.capabilities().toString());
  }

  @Test
  void whatTheCarrierDoesNotOfferIsRefusedAsBefore() {
    CarrierAdapter attached =
        TmfSelfcare.builder(Given.CLARO, carrier.url()).usage().build().attach(new TopsUpOnly());
    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(() -> attached.bills(SIM))
        .withMessage("claro-pe cannot answer: bills");
    assertThat(carrier.requests()).isZero();
  }

  @Test
  void questionThatTheAdapterAnswersItselfIsNamed() {
    TmfSelfcare selfcare = Given.all(carrier.url(), clock).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> selfcare.attach(new TopsUpOnly(Question.PROMOTIONS)))
        .withMessage("promotions: claro-pe answers it itself; leave this API out");
  }

  @Test
  void planOfAnAdapterThatSellsNoneCannotBeOrdered() {
    Plan plan = Given.attached(carrier, clock).plans(SIM).get(0);
    assertThat(plan.isOrderable()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUp.ofPlan(TopUpKey.of("k"), SIM, plan))
        .withMessageContaining("is listed for information only");
  }

  @Test
  void planOfAnAdapterThatSellsThemCanBeOrdered() {
    CarrierAdapter seller = new TopsUpOnly(new Product[] {Product.AMOUNT, Product.PLAN});
    CarrierAdapter attached = Given.all(carrier.url(), clock).build().attach(seller);
    Plan plan = attached.plans(SIM).get(0);
    assertThat(plan.isOrderable()).isTrue();
    assertThat(TopUp.ofPlan(TopUpKey.of("k"), SIM, plan).plan()).isEqualTo(plan);
  }

  @Test
  void lineOfAnotherCarrierIsNotAskedAbout() {
    CarrierAdapter attached = Given.attached(carrier, clock);
    List<Runnable> questions = List.of(
        () -> attached.plans(Given.OTHER_CARRIERS_SIM),
        () -> attached.promotions(Given.OTHER_CARRIERS_SIM),
        () -> attached.usage(Given.OTHER_CARRIERS_SIM),
        () -> attached.points(Given.OTHER_CARRIERS_SIM),
        () -> attached.bills(Given.OTHER_CARRIERS_SIM));
    for (Runnable question : questions) {
      assertThatExceptionOfType(NotServedException.class)
          .isThrownBy(question::run)
          .withMessage("claro-pe: tells of lines of claro-pe only, not of entel-pe");
    }
    assertThat(carrier.requests()).isZero();
  }

  @Test
  void toppingUpGoesThroughAsBefore() {
    FakeCarrier tops =
        FakeCarrier.builder(clock).duplicates(DuplicateLevel.SEARCHABLE).build();
    CarrierAdapter attached = TmfSelfcare.builder(Given.CLARO, carrier.url())
        .usage()
        .bills()
        .time(clock)
        .build()
        .attach(tops);
    try (Recarga recarga = Recarga.builder()
        .adapter(attached)
        .journal(Journal.inMemory(9))
        .time(clock)
        .build()) {
      TopUpKey key = TopUpKey.of("order-1");
      TopUpResult result = recarga.topUp(TopUp.ofAmount(key, SIM, Money.of("20.00", "PEN")));
      assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(tops.ledger().count()).isEqualTo(1);
      assertThat(carrier.requests()).isZero();
    }
  }

  @Test
  void wrongSettingsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TmfSelfcare.builder(Given.CLARO, carrier.url()).build())
        .withMessage("apis: name at least one of plans, usage, promotions, points and bills");
    HttpUrl open = HttpUrl.get("http://carrier.example/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TmfSelfcare.builder(Given.CLARO, open))
        .withMessageStartingWith("baseUrl: use https");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TmfSelfcare.builder(Given.CLARO, carrier.url())
            .bills(TmfSelfcare.Api.at("http://carrier.example/bills"))
            .build())
        .withMessageStartingWith("baseUrl: use https");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TmfSelfcare.Api.at(" "))
        .withMessage("path: is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TmfSelfcare.builder(Given.CLARO, carrier.url()).header("a b", () -> null))
        .withMessage("header: use letters, digits and dashes: a b");
  }

  private static CarrierAdapter recorder(List<String> called) {
    CarrierAdapter plain = new TopsUpOnly();
    return (CarrierAdapter) Proxy.newProxyInstance(
        CarrierAdapter.class.getClassLoader(),
        new Class<?>[] {CarrierAdapter.class},
        (proxy, method, arguments) -> {
          called.add(method.getName());
          return switch (method.getName()) {
            case "id" -> plain.id();
            case "environment" -> plain.environment();
            case "capabilities" -> plain.capabilities();
            default -> null;
          };
        });
  }
}
