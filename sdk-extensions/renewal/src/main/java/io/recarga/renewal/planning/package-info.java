/** What to do by when: last safe starts, reminders, watches over usage and promotions. */
@NullMarked
package io.recarga.renewal.planning;

import org.jspecify.annotations.NullMarked;
