import '../../assets/theme/print.css';
