package io.recarga.benchmark.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One statement as the journal sent it.
 *
 * @param sql with a mark for each parameter
 * @param values the parameters in their order; null where the journal gave none
 */
record Recorded(String sql, List<@Nullable Object> values) {

  /** Returns a source whose connections write down what is asked on them. */
  static DataSource recording(DataSource source, List<Recorded> statements) {
    return around(DataSource.class, source, (method, arguments, result) -> {
      return result instanceof Connection connection
          ? around(Connection.class, connection, (name, args, made) -> {
            return made instanceof PreparedStatement statement
                ? recorded(statement, (String) args[0], statements)
                : made;
          })
          : result;
    });
  }

  private static Object recorded(PreparedStatement inner, String sql, List<Recorded> statements) {
    TreeMap<Integer, Object> values = new TreeMap<>();
    return around(PreparedStatement.class, inner, (method, arguments, result) -> {
      if (method.equals("setNull")) {
        values.put((Integer) arguments[0], Recorded.class);
      } else if (method.startsWith("set") && arguments != null && arguments.length == 2) {
        values.put((Integer) arguments[0], arguments[1] == null ? Recorded.class : arguments[1]);
      } else if (method.startsWith("execute")) {
        List<@Nullable Object> list = new ArrayList<>();
        values.values().forEach(value -> list.add(value == Recorded.class ? null : value));
        statements.add(new Recorded(sql, list));
      }
      return result;
    });
  }

  private static <T> T around(Class<T> type, T inner, After after) {
    return type.cast(Proxy.newProxyInstance(
        Recorded.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
          try {
            return after.call(method.getName(), arguments, method.invoke(inner, arguments));
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        }));
  }

  /** What is done with a call's result. */
  private interface After {
    @Nullable
    Object call(String method, Object[] arguments, @Nullable Object result);
  }
}
