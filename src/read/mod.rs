//! From bytes to a [`Document`](crate::document::Document).
