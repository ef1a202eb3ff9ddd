package io.recarga.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house rules that no single module can see. A rule that finds no class to look at fails. */
class ArchitectureTest {
  private static final String[] CORE = {
    "io.recarga",
    "io.recarga.spi..",
    "io.recarga.journal..",
    "io.recarga.retry..",
    "io.recarga.internal.."
  };
  private static final Set<String> FLOATING =
      Set.of("float", "double", "java.lang.Float", "java.lang.Double");

  private static final JavaClasses RECARGA = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.recarga");

  /** A module that fell off the class path would make its rules pass by silence. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.recarga",
        "io.recarga.spi",
        "io.recarga.journal",
        "io.recarga.retry",
        "io.recarga.internal",
        "io.recarga.market.peru",
        "io.recarga.simulator",
        "io.recarga.testkit",
        "io.recarga.micrometer",
        "io.recarga.settlement",
        "io.recarga.carrier.reloadly",
        "io.recarga.carrier.selfcare",
        "io.recarga.carrier.tmf654",
        "io.recarga.carrier.claro.peru",
        "io.recarga.carrier.movistar.peru",
        "io.recarga.carrier.entel.peru",
        "io.recarga.carrier.bitel.peru",
        "io.recarga.carrier.dtone",
        "io.recarga.carrier.ding",
        "io.recarga.carrier.tapi",
        "io.recarga.catalogue",
        "io.recarga.renewal",
        "io.recarga.renewal.forecast"
      })
  void everyPackageIsSeen(String packageName) {
    assertThat(RECARGA)
        .anyMatch(type -> type.getPackageName().equals(packageName)
            && !type.getSimpleName().equals("package-info"));
  }

  @Test
  void coreNamesNothingOutsideCore() {
    check(noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat(resideInAPackage("io.recarga..").and(not(resideInAnyPackage(CORE)))));
  }

  @Test
  void onlyCoreNamesTheEngine() {
    check(noClasses()
        .that()
        .resideOutsideOfPackages(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.recarga.internal.."));
  }

  @Test
  void spiNamesNeitherEngineNorJournal() {
    check(noClasses()
        .that()
        .resideInAPackage("io.recarga.spi..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.recarga.internal..", "io.recarga.journal.."));
  }

  @Test
  void retryStandsAlone() {
    check(noClasses()
        .that()
        .resideInAPackage("io.recarga.retry..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.recarga..")
            .and(not(resideInAPackage("io.recarga.retry..")))
            .and(not(name("io.recarga.Beta")))));
  }

  @Test
  void carriersDoNotNameEachOther() {
    check(slices()
        .matching("io.recarga.carrier.(*)..")
        .should()
        .notDependOnEachOther()
        // A dialect is a setting of the standard's adapter, which names no carrier.
        .ignoreDependency(alwaysTrue(), resideInAPackage("io.recarga.carrier.tmf654..")));
  }

  @Test
  void carriersNameNothingButCore() {
    check(noClasses()
        .that()
        .resideInAPackage("io.recarga.carrier..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.recarga.market..", "io.recarga.simulator..", "io.recarga.testkit.."));
  }

  @Test
  void simulatorsAndTestkitNameNoCarrier() {
    check(noClasses()
        .that()
        .resideInAnyPackage("io.recarga.simulator..", "io.recarga.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.recarga.carrier.."));
  }

  @Test
  void timeIsNeverADate() {
    check(noClasses()
        .should()
        .dependOnClassesThat(name("java.util.Date").or(name("java.util.Calendar"))));
  }

  /** Only shares, jitter and forecasts of usage, which are no money, may be floating. */
  @Test
  void moneyIsNeverFloating() {
    check(members()
        .that()
        .areDeclaredInClassesThat(
            not(resideInAnyPackage("io.recarga.retry..", "io.recarga.renewal.forecast..")
                .or(name("io.recarga.simulator.FaultPlan"))
                .or(name("io.recarga.testkit.ManyCallersContract"))))
        .should(notMentionFloatOrDouble()));
    check(noClasses()
        .should()
        .callConstructor(BigDecimal.class, double.class)
        .orShould()
        .callMethod(BigDecimal.class, "valueOf", double.class)
        .orShould()
        .callMethod(BigDecimal.class, "doubleValue")
        .orShould()
        .callMethod(BigDecimal.class, "floatValue"));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(false).check(RECARGA);
  }

  private static ArchCondition<JavaMember> notMentionFloatOrDouble() {
    return new ArchCondition<>("not mention float or double in its type or signature") {
      @Override
      public void check(JavaMember member, ConditionEvents events) {
        if (typesOf(member).anyMatch(ArchitectureTest::isFloating)) {
          events.add(SimpleConditionEvent.violated(member, member.getDescription()));
        }
      }
    };
  }

  private static Stream<JavaType> typesOf(JavaMember member) {
    if (member instanceof JavaCodeUnit code) {
      return Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream());
    }
    return Stream.of(((JavaField) member).getType());
  }

  /** Looks inside arrays and type arguments too: {@code List<double[]>} is floating. */
  private static boolean isFloating(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(JavaClass::getBaseComponentType)
        .anyMatch(raw -> FLOATING.contains(raw.getName()));
  }
}
