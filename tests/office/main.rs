//! Reports for office programs and for comments: read back, they tell what the comparison told.

mod docx;
mod hostile;
mod libreoffice;
mod overlap;
mod suite;
mod support;
