/** Keeps the documents in step with the code: generated pages, and snippets cut from the samples. */
package io.recarga.architecture.docs;
